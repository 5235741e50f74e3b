import type { EvidenceBody } from '@bontot/contracts';
import { daysBetween, type LocalDate } from '@bontot/kernel';
import { counts, slotIndex, slotsOf, type Fact } from '@bontot/scoring-core';
import type { CardKey, CardUnit } from './entry.ts';

/** What a cell's card says to the committee above it: one of the `sub.*` measures (domain handbook 5.3). */
type RollUpValue = Pick<EvidenceBody, 'measure' | 'source' | 'effectiveOn' | 'value'> & { slot?: string };

/** A roll-up as it was sent to a committee; its revision is the version of the card that said so first. */
export type SentRollUp = RollUpValue & { committee: string; revision: number; withdrawn?: true };

const FEEDING = new Set([
  'meeting.grade',
  'meeting.supervisor.attended',
  'pledge.registered',
  'member.classified',
  'member.admitted',
  'model.recognised',
  'initiative.recognised',
]);

/** Whether a fact of this measure can change what the cell's committee hears. */
export const feedsRollUp = (measure: string): boolean => FEEDING.has(measure);

const MODELS_DUE = '11-30';

/** The next day on which a roll-up comes due by itself: the end of a quarter, and 30 November for models. */
export function nextRollUpDay(period: string, asOf: LocalDate): LocalDate | undefined {
  const days = [...slotsOf(period, 3).map(({ lastDay }) => lastDay), `${period}-${MODELS_DUE}`].sort();
  return days.find((day) => day > asOf);
}

/**
 * The roll-ups of a cell on a day, from facts that need no verdict or have one: a committee's own facts are never
 * pending. Grades count as points out of four; a quarter without a visit says so once it is over, provided the cell
 * reports its meetings at all.
 */
export function rollUpsOf({ cellId, period }: CardKey, facts: Iterable<Fact>, unit: CardUnit, asOf: LocalDate) {
  const source = `sub/${cellId}`;
  const grades = new Share();
  const pledges = new Share();
  const passed = new Share();
  const good = new Share();
  const admitted = new Share();
  const visited: (boolean | undefined)[] = [];
  let hasModel = false;
  for (const fact of facts) {
    if (!FEEDING.has(fact.measure) || !counts(fact, asOf, 'reviewed')) continue;
    const { value, effectiveOn } = fact;
    const grade = 'grade' in value ? value.grade : 0;
    const yes = 'yes' in value && value.yes;
    const n = 'n' in value ? value.n : 0;
    if (fact.measure === 'meeting.grade') grades.add(grade, 4, effectiveOn);
    else if (fact.measure === 'pledge.registered') pledges.add(yes ? 1 : 0, 1, effectiveOn);
    else if (fact.measure === 'member.admitted') admitted.add(n, 1, effectiveOn);
    else if (fact.measure === 'member.classified') {
      passed.add(grade >= 2 ? 1 : 0, 1, effectiveOn);
      good.add(grade >= 3 ? 1 : 0, 1, effectiveOn);
    } else if (fact.measure === 'meeting.supervisor.attended') {
      const quarter = slotIndex(fact, 3);
      if (quarter >= 0) visited[quarter] = (visited[quarter] ?? false) || yes;
    } else hasModel ||= yes || n > 0;
  }
  const rollUps: RollUpValue[] = [
    ...grades.ratio('sub.meeting.grade', source),
    ...pledges.ratio('sub.pledge.registered', source),
    ...passed.ratio('sub.member.passed', source),
    ...good.ratio('sub.member.good', source),
  ];
  if (admitted.whole > 0)
    rollUps.push({ measure: 'sub.member.admitted', source, effectiveOn: admitted.last, value: { n: admitted.part } });
  const modelsDue = `${period}-${MODELS_DUE}`;
  // A cell that was merged away before has no «no» to give; what it had stays told.
  if (asOf >= modelsDue && (hasModel || isActive(unit, modelsDue)))
    rollUps.push({ measure: 'sub.cell.has_model', source, effectiveOn: modelsDue, value: { yes: hasModel } });
  const firstKnown = visited.findIndex((each) => each !== undefined);
  for (const [quarter, { lastDay }] of slotsOf(period, 3).entries()) {
    const yes = visited[quarter] ?? false;
    const over = lastDay <= asOf && firstKnown >= 0 && quarter >= firstKnown && isActive(unit, lastDay);
    if (!yes && !over) continue;
    const slot = `${period}-Q${quarter + 1}`;
    rollUps.push({
      measure: 'sub.cell.attended',
      source: `${source}/${slot}`,
      effectiveOn: lastDay,
      slot,
      value: { yes },
    });
  }
  return rollUps;
}

const isActive = ({ validFrom, validTo }: CardUnit, day: LocalDate): boolean =>
  daysBetween(validFrom, day) >= 0 && (validTo === null || validTo >= day);

/** Part of a whole, and the last day that added to it. */
class Share {
  part = 0;
  whole = 0;
  last: LocalDate = '';

  add(part: number, whole: number, on: LocalDate): void {
    this.part += part;
    this.whole += whole;
    if (on > this.last) this.last = on;
  }

  ratio(measure: string, source: string): RollUpValue[] {
    if (this.whole === 0) return [];
    return [{ measure, source, effectiveOn: this.last, value: { part: this.part, whole: this.whole } }];
  }
}

/**
 * What must be sent after a change: roll-ups that are new or read otherwise, and a withdrawal for each that no longer
 * holds at the committee which heard it, as after a move (rule R2: only the source raises a revision).
 *
 * @param committee the nearest ancestor with a card; undefined while the tree above is not known or has none
 * @param revision the card's version that says so
 * @returns all that stands as sent, and of it what is news; the same list where nothing changed
 */
export function advanceRollUps(
  sent: readonly SentRollUp[],
  committee: string | undefined,
  values: readonly RollUpValue[],
  revision: number,
): { sent: readonly SentRollUp[]; news: SentRollUp[] } {
  const held = new Map(sent.map((each) => [keyOf(each), each]));
  const news: SentRollUp[] = [];
  const put = (rollUp: SentRollUp): void => {
    held.set(keyOf(rollUp), rollUp);
    news.push(rollUp);
  };
  const standing = new Set<string>();
  if (committee !== undefined)
    for (const value of values) {
      const key = keyOf({ committee, ...value });
      standing.add(key);
      const before = held.get(key);
      if (!before || before.withdrawn || !sameRollUp(before, value)) put({ ...value, committee, revision });
    }
  for (const [key, before] of held)
    if (!standing.has(key) && !before.withdrawn) put({ ...before, revision, withdrawn: true });
  return news.length === 0 ? { sent, news } : { sent: [...held.values()], news };
}

const keyOf = ({ committee, measure, source }: Pick<SentRollUp, 'committee' | 'measure' | 'source'>): string =>
  `${committee}|${measure}|${source}`;

const sameRollUp = (a: RollUpValue, b: RollUpValue): boolean =>
  a.effectiveOn === b.effectiveOn && JSON.stringify(a.value) === JSON.stringify(b.value);
