import { addDays, type LocalDate } from '@bontot/kernel';
import type { EvidenceBody } from '@bontot/contracts';
import { about } from './meetings.ts';
import { monthOf, type Emit } from './model.ts';
import { cellOfLucHon } from './places.ts';
import { random } from './random.ts';

/** Cells of Lục Hồn whose inspection of May was entered only after the half-year vote. */
const LATE_CELLS = ['QN-LH-02', 'QN-LH-06', 'QN-LH-13', 'QN-LH-19'];

/**
 * What went wrong on paper in Lục Hồn in the finished year: two corrections after the close that change a total, one
 * recognition withdrawn, four facts entered after the half-year vote.
 */
export function lucHonStory(finished: number, emit: Emit): Emit {
  let recognitionWithdrawn = false;
  return (on, fact) => {
    const { cellId, measure, source } = fact;
    const late =
      measure === 'inspection.done' && source === `inspection/${finished}-05` ? LATE_CELLS.indexOf(cellId) : -1;
    emit(late >= 0 ? `${finished}-07-${20 + late}` : on, fact);
    if (measure === 'meeting.papers.on_time' && cellId === 'QN-LH-10' && source === `meeting/${finished}-11`)
      emit(`${finished + 1}-01-08`, revised(fact, { value: { yes: !(fact.value as { yes: boolean }).yes } }));
    if (measure === 'meeting.attendance' && cellId === 'QN-LH-12' && source === `meeting/${finished}-10`)
      emit(`${finished + 1}-01-09`, revised(fact, { value: oneSeatLess(fact) }));
    if (measure === 'model.recognised' && !recognitionWithdrawn && fact.effectiveOn.startsWith(`${finished}-`)) {
      recognitionWithdrawn = true;
      emit(`${finished}-12-20`, revised(fact, { withdrawn: true }));
    }
  };
}

/**
 * What went wrong on paper in Lục Hồn just before the demo date, in the month that ended last: a roll call that turns out
 * to hold twice as many as came (cell 18 falls below its floor), papers that were on time or late after all, a task that
 * was not beyond the requirement, and a figure that a sender changes without raising its revision, which is a conflict.
 */
export function lastWeeks(demoDate: LocalDate, emit: Emit): Emit {
  const month = monthOf(addDays(demoDate, -1)).name;
  const meeting = `meeting/${month}`;
  let taskWithdrawn = false;
  return (on, fact) => {
    emit(on, fact);
    const { cellId, measure, source, value } = fact;
    const later = (days: number): LocalDate => {
      const planned = addDays(demoDate, -days);
      return planned > on ? planned : addDays(on, 1);
    };
    const isOf = (cell: number, what: string): boolean => cellId === cellOfLucHon(cell) && measure === what;
    if (isOf(18, 'meeting.attendance') && source === meeting)
      emit(later(3), revised(fact, { value: halfAsMany(fact) }));
    if (isOf(12, 'meeting.papers.on_time') && source === meeting)
      emit(later(6), revised(fact, { value: { yes: !('yes' in value && value.yes) } }));
    if (isOf(17, 'meeting.speakers') && source === meeting) emit(later(5), { ...fact, value: halfAsMany(fact) });
    if (isOf(16, 'task.exceeded') && !taskWithdrawn && source.startsWith(`task/${month.slice(0, 4)}-`)) {
      taskWithdrawn = true;
      emit(later(4), revised(fact, { withdrawn: true }));
    }
  };
}

/** A cell that had not registered does so two days before the demo date, which closes its gate. */
export function lateRegistration(demoDate: LocalDate): { on: LocalDate; fact: EvidenceBody } {
  const on = addDays(demoDate, -2);
  const fact = about(cellOfLucHon(19), `registration/${on.slice(0, 4)}/late`, on);
  return { on, fact: fact('emulation.registered', { yes: true }) };
}

const halfAsMany = ({ value }: EvidenceBody) => {
  const { part, whole } = value as { part: number; whole: number };
  return { part: part > 1 ? Math.floor(part / 2) : 1 - part, whole };
};

/** Measures whose facts the generator sends once, so that a second revision cannot clash with one of its own. */
const SENT_ONCE = new Set([
  'meeting.attendance',
  'meeting.duration.met',
  'meeting.papers.on_time',
  'meeting.premeeting.held',
  'meeting.speakers',
  'meeting.unexcused',
  'minutes.signed.on_time',
  'inspection.done',
  'report.on_time',
  'task.exceeded',
]);

/**
 * The province: 1.5 % of facts come with a second revision, 0.2 % are withdrawn, 0.5 % arrive more than 30 days late,
 * 0.1 % arrive twice. Revised are facts of measures that are sent once, at a rate that gives the share over all facts.
 */
export function provinceMess(seed: number, emit: Emit): Emit {
  return (on, fact) => {
    const chance = random(seed, fact.cellId, fact.measure, fact.source, fact.revision, 'mess');
    const draw = chance.next();
    if (draw < 0.005) return emit(addDays(on, chance.int(31, 60)), fact);
    emit(on, fact);
    if (draw < 0.006) emit(addDays(on, chance.int(0, 3)), fact);
    if (!SENT_ONCE.has(fact.measure) || draw < 0.006) return;
    if (draw < 0.056) emit(addDays(on, chance.int(2, 25)), revised(fact, {}));
    else if (draw < 0.063) emit(addDays(on, chance.int(2, 40)), revised(fact, { withdrawn: true }));
  };
}

const revised = (fact: EvidenceBody, change: Partial<EvidenceBody>): EvidenceBody => ({
  ...fact,
  ...change,
  revision: fact.revision + 1,
});

const oneSeatLess = ({ value }: EvidenceBody) => {
  const { part, whole } = value as { part: number; whole: number };
  return { part: part - 1, whole };
};
