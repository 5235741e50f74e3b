import type { LocalDate } from '@bontot/kernel';
import { counts, type Fact } from '@bontot/scoring-core';
import { foldKnown } from '../card/card.ts';
import type { CardKey, Entry, FactEntry, VerdictEntry } from '../card/entry.ts';
import type { CardLog, LogLine } from './card-logs.ts';

/**
 * What a fact of the log is worth today: `counted`; `pending` waits for a verdict and counts in the self view alone;
 * `not_yet` is in force from a later day; `expired` with its evidence; `rejected` and `withdrawn` count nowhere;
 * `superseded` by a higher revision of its source; `conflict` is another content of a revision that stands, kept aside.
 */
export type FactState =
  'counted' | 'pending' | 'not_yet' | 'expired' | 'rejected' | 'withdrawn' | 'superseded' | 'conflict';

/** Which lines are asked for: those of some measures, or (with an indicator's measures) its exemptions as well. */
export type LineFilter = { measures: ReadonlySet<string>; indicator?: string | undefined } | undefined;

/**
 * A page of the log with what each fact is worth today, newest first.
 * @param before cursor of the page before: the place of its last line
 * @param caller the actor who asks, so that own facts and verdicts are marked
 */
export function evidencePage(
  key: CardKey,
  { lines }: CardLog,
  filter: LineFilter,
  page: { before: string | undefined; limit: number },
  today: LocalDate,
  caller: string,
) {
  const accepted = lines.filter(({ conflict }) => !conflict).map(({ entry }) => entry);
  const { facts } = foldKnown(key, accepted, Number.POSITIVE_INFINITY);
  const verdicts = lastVerdicts(accepted);
  const asked = linesBehind(lines, page.before).filter(({ entry }) => isAsked(entry, filter));
  const shown = asked.slice(0, page.limit);
  const items = shown.map((line) => ({
    ...placed(line, caller),
    ...(line.entry.kind === 'fact'
      ? {
          state: stateOf(line.entry, line.conflict, facts.get(line.entry.fact.measure, line.entry.fact.source), today),
          verdict: line.conflict ? null : (verdicts.get(factKeyOf(line.entry.fact)) ?? null),
        }
      : {}),
  }));
  return { items, next: asked.length > shown.length ? cursorOf(shown.at(-1)!) : null };
}

function stateOf({ fact }: FactEntry, conflict: boolean, standing: Fact | undefined, today: LocalDate): FactState {
  if (conflict) return 'conflict';
  if (!standing || standing.revision !== fact.revision) return 'superseded';
  if (standing.withdrawn) return 'withdrawn';
  if (standing.confirmation === 'rejected') return 'rejected';
  if (standing.effectiveOn > today) return 'not_yet';
  if (!counts(standing, today, 'self')) return 'expired';
  return standing.confirmation === 'pending' ? 'pending' : 'counted';
}

type Named = { measure: string; source: string; revision: number };
const factKeyOf = ({ measure, source, revision }: Named): string => `${measure}|${source}|${revision}`;

/** The verdict that stands on each revision of each fact. */
function lastVerdicts(entries: Entry[]) {
  const last = new Map<string, Pick<VerdictEntry['verdict'], 'verdict' | 'by' | 'at' | 'reason'>>();
  for (const entry of entries) {
    if (entry.kind !== 'verdict') continue;
    const { verdict, by, at, reason } = entry.verdict;
    const name = factKeyOf(entry.verdict);
    if ((last.get(name)?.at ?? '') < at)
      last.set(name, { verdict, by, at, ...(reason === undefined ? {} : { reason }) });
  }
  return last;
}

function isAsked(entry: Entry, filter: LineFilter): boolean {
  if (filter === undefined) return true;
  if (entry.kind === 'fact') return filter.measures.has(entry.fact.measure);
  if (entry.kind === 'verdict') return filter.measures.has(entry.verdict.measure);
  return entry.kind === 'exemption' && entry.exemption.indicator === filter.indicator;
}

/** Newest first, from behind a cursor; one that cannot be read begins at the newest. */
function linesBehind(lines: readonly LogLine[], before: string | undefined): LogLine[] {
  const [, version, index] = /^(\d+)\.(\d+)$/.exec(before ?? '') ?? [];
  const newestFirst = lines.toReversed();
  if (version === undefined) return newestFirst;
  return newestFirst.filter((line) => line.version < +version || (line.version === +version && line.index < +index!));
}

const cursorOf = ({ version, index }: LogLine): string => `${version}.${index}`;

function placed({ entry, version, conflict }: LogLine, caller: string) {
  const { origin, recordedAt, kind } = entry;
  const common = {
    kind,
    conflict,
    cardRevision: version,
    recordedAt: new Date(recordedAt).toISOString(),
    receivedAt: origin,
  };
  switch (entry.kind) {
    case 'fact':
      return { ...common, enteredBy: entry.by, ...mine(entry.by, caller), ...entry.fact };
    case 'verdict':
      return { ...common, ...entry.verdict, ...mine(entry.verdict.by, caller) };
    case 'exemption':
      return { ...common, ...entry.exemption, ...mine(entry.exemption.requestedBy, caller) };
    case 'unit':
      return { ...common, ...entry.unit };
  }
}

/** Marks what the caller did; of others nothing is told but the id. */
export const mine = (by: string, caller: string): { mine?: true } => (by === caller ? { mine: true } : {});
