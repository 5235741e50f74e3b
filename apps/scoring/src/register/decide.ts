import { canonical, ok, refuse, unreachable, type LocalDate, type Result as Decided } from '@bontot/kernel';
import {
  WAITING,
  type Act,
  type Around,
  type Contents,
  type Note,
  type RegisterRecord,
  type Result,
} from './record.ts';

/** Words that a record takes at most; the next one is a new record. */
const MOST_NOTES = 200;

/**
 * What an act makes of a record of the evidence register; the same record where the act says nothing new.
 * Codes: RECORD_EXISTS, RECORD_UNKNOWN, RECORD_CANCELLED, RECORD_KIND, RECORD_PAST, RECORD_DAY, RECORD_NUMBERS,
 * RECORD_NOT_PLANNED, RECORD_FULL.
 */
export function decide(act: Act, record: RegisterRecord | undefined, around: Around): Decided<RegisterRecord> {
  if (act.type === 'open') return open(act, record, around);
  if (!record) return refuse('RECORD_UNKNOWN');
  if (act.type === 'time-passed') return ok(passed(record, act.today, around));
  if (record.state === 'cancelled') return refuse('RECORD_CANCELLED', { recordId: record.recordId });
  if (record.history.length >= MOST_NOTES) return refuse('RECORD_FULL', { most: MOST_NOTES });
  switch (act.type) {
    case 'result':
      return withResult(record, act, around);
    case 'move':
      return moved(record, act, around);
    case 'cancel':
      return ok(noted({ ...record, state: 'cancelled', dueAt: null }, act, around, act.reason));
    default:
      return unreachable(act);
  }
}

type Open = Extract<Act, { type: 'open' }>;

function open(act: Open, record: RegisterRecord | undefined, around: Around): Decided<RegisterRecord> {
  const { record: opened, evidence, reason } = act;
  if (record) {
    const same = canonical([record.kind, record.content]) === canonical([opened.kind, opened.content]);
    return same && record.state !== 'cancelled' ? ok(record) : refuse('RECORD_EXISTS', { recordId: record.recordId });
  }
  const fault = faultOf(opened.kind, opened.content, around.today);
  if (fault) return fault;
  const waits = WAITING.has(opened.kind);
  if (waits && opened.dueOn < around.today)
    return refuse('RECORD_DAY', { field: 'dueOn', expected: `${around.today} or later`, got: opened.dueOn });
  const state = waits || isExamined(opened) ? ('open' as const) : ('done' as const);
  const fresh = {
    ...opened,
    ...{ state, evidence, byNature: around.byNature, history: [] as Note[] },
  } as RegisterRecord;
  return ok(noted({ ...fresh, dueAt: dayAfterWhich(fresh) }, act, around, reason));
}

const isExamined = (of: { kind: string; content: object }): boolean =>
  of.kind === 'case' && (of.content as Contents['case']).concludedOn === null;

/** Nothing more is waited for once something is recorded. */
const dayAfterWhich = (record: RegisterRecord): LocalDate | null =>
  WAITING.has(record.kind) && record.state === 'open' ? record.dueOn : null;

function withResult(
  record: RegisterRecord,
  { result, evidence = record.evidence, type }: Extract<Act, { type: 'result' }>,
  around: Around,
): Decided<RegisterRecord> {
  if (result.kind !== record.kind) return refuse('RECORD_KIND', { expected: record.kind, got: result.kind });
  const { kind: _, ...said } = result;
  const content = { ...record.content, ...said } as Contents[typeof record.kind];
  const fault = faultOf(record.kind, content, around.today);
  if (fault) return fault;
  if (canonical([content, evidence]) === canonical([record.content, record.evidence])) return ok(record);
  const told = { ...record, content, evidence, byNature: around.byNature } as RegisterRecord;
  const state = stateOf(told, around.today);
  const reason = 'reason' in result ? result.reason : undefined;
  return ok(noted({ ...told, state, dueAt: dayAfterWhich({ ...told, state }) }, { type }, around, reason));
}

/** A target short of its plan stays open until its day, an issue until it is solved. */
function stateOf(record: RegisterRecord, today: LocalDate): RegisterRecord['state'] {
  const late = record.dueOn < today ? 'missed' : 'open';
  switch (record.kind) {
    case 'target':
      return (record.content.reported ?? -1) >= record.content.plan ? 'done' : late;
    case 'issue':
      return record.content.grade === 4 ? 'done' : late;
    case 'case':
      return record.content.concludedOn === null ? 'open' : 'done';
    default:
      return 'done';
  }
}

function moved(
  record: RegisterRecord,
  { type, dueOn, reason }: Extract<Act, { type: 'move' }>,
  around: Around,
): Decided<RegisterRecord> {
  const { today } = around;
  if (!WAITING.has(record.kind)) return refuse('RECORD_NOT_PLANNED', { got: record.kind });
  if (record.state !== 'open' || record.dueOn < today)
    return refuse('RECORD_PAST', { expected: `before ${record.dueOn} has passed`, got: today });
  if (dueOn < today || dueOn.slice(0, 4) !== record.dueOn.slice(0, 4))
    return refuse('RECORD_DAY', { field: 'dueOn', expected: `${today} to ${today.slice(0, 4)}-12-31`, got: dueOn });
  if (dueOn === record.dueOn) return ok(record);
  const next = { ...record, dueOn, byNature: around.byNature };
  return ok(noted({ ...next, dueAt: dayAfterWhich(next) }, { type }, around, reason));
}

/** What is not recorded by the end of its day is said as no, by the timer and so confirmed by nature (R5, R7). */
function passed(record: RegisterRecord, today: LocalDate, around: Around): RegisterRecord {
  if (record.dueAt === null || record.dueAt >= today) return record;
  const missed = { ...record, state: 'missed', byNature: true, dueAt: null } as const;
  return noted(missed, { type: 'time-passed' }, around);
}

const noted = (record: RegisterRecord, { type }: { type: Act['type'] }, { at, by }: Around, reason?: string) => ({
  ...record,
  history: [...record.history, { what: type, at, by, ...(reason === undefined ? {} : { reason }) }],
});

type Fault = ReturnType<typeof refuse>;

/** Days that have not come, and numbers that cannot be. */
function faultOf(kind: Result['kind'], content: object, today: LocalDate): Fault | undefined {
  const days = content as Partial<
    Record<'doneOn' | 'issuedOn' | 'gradedOn' | 'concludedOn' | 'violationOn', LocalDate>
  >;
  for (const field of ['doneOn', 'issuedOn', 'gradedOn', 'concludedOn', 'violationOn'] as const) {
    const day = days[field];
    if (day && day > today) return refuse('RECORD_DAY', { field, expected: `${today} or earlier`, got: day });
  }
  if (kind !== 'case') return undefined;
  const { people, leaders, selfDetected, concludedOn, violationOn, matter } = content as Contents['case'];
  const most = matter === 'complaint' ? 0 : people;
  for (const [field, got] of [
    ['leaders', leaders],
    ['selfDetected', selfDetected],
  ] as const)
    if (got > most) return refuse('RECORD_NUMBERS', { field, expected: `at most ${most}`, got });
  if (violationOn && concludedOn && violationOn > concludedOn)
    return refuse('RECORD_DAY', { field: 'violationOn', expected: `${concludedOn} or earlier`, got: violationOn });
  return undefined;
}
