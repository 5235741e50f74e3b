import { addDays, addMonths, type LocalDate } from '@bontot/kernel';
import type { EvidenceBody } from '@bontot/contracts';
import { monthOf, type Emit, type Month } from './model.ts';
import { cellOfLucHon } from './places.ts';
import { random } from './random.ts';
import { about } from './story-facts.ts';
import type { MeetingStory } from './story.ts';

/** Cells of Lục Hồn whose inspection of May was entered only after the half-year vote. */
const LATE_CELLS = ['QN-LH-02', 'QN-LH-06', 'QN-LH-13', 'QN-LH-19'];

/**
 * What went wrong on paper in Lục Hồn in the finished year: one recognition withdrawn, four facts entered after the half-year
 * vote. Two corrections of roll calls after the close stand in {@link amendmentOf}.
 */
export function lucHonStory(finished: number, emit: Emit): Emit {
  let recognitionWithdrawn = false;
  return (on, fact) => {
    const { cellId, measure, source } = fact;
    const late =
      measure === 'inspection.done' && source === `inspection/${finished}-05` ? LATE_CELLS.indexOf(cellId) : -1;
    emit(late >= 0 ? `${finished}-07-${20 + late}` : on, fact);
    if (measure === 'model.recognised' && !recognitionWithdrawn && fact.effectiveOn.startsWith(`${finished}-`)) {
      recognitionWithdrawn = true;
      emit(`${finished}-12-20`, revised(fact, { withdrawn: true }));
    }
  };
}

/** A figure of the month before last that a sender changes the next day without raising its revision: a conflict. */
export function lastWeeks(demoDate: LocalDate, emit: Emit): Emit {
  const source = `dues/${addMonths(demoDate, -2).slice(0, 7)}`;
  return (on, fact) => {
    emit(on, fact);
    if (fact.cellId === cellOfLucHon(17) && fact.source === source && fact.revision === 1)
      emit(addDays(on, 1), { ...fact, value: halfAsMany(fact) });
  };
}

/**
 * Roll calls of Lục Hồn that turn out to be too good: two of the finished year by one seat, after its close; two of the month
 * that ended last, one of them by half (cell 18 falls below its floor).
 */
export function amendmentOf(
  cellId: string,
  month: Month,
  demoDate: LocalDate,
  heldOn: LocalDate,
  present: number,
): MeetingStory['amended'] {
  const finished = +demoDate.slice(0, 4) - 1;
  const last = monthOf(addDays(demoDate, -1)).name;
  const later = (days: number): LocalDate => {
    const planned = addDays(demoDate, -days);
    return planned > heldOn ? planned : addDays(heldOn, 1);
  };
  const seats = (on: LocalDate, after: number) => (after >= 1 && after < present ? { on, present: after } : null);
  const is = (cell: number, name: string): boolean => cellId === cellOfLucHon(cell) && month.name === name;
  if (is(10, `${finished}-11`)) return seats(`${finished + 1}-01-08`, present - 1);
  if (is(12, `${finished}-10`)) return seats(`${finished + 1}-01-09`, present - 1);
  if (is(18, last)) return seats(later(3), Math.floor(present / 2));
  if (is(12, last)) return seats(later(6), present - 1);
  return null;
}

/** The score sheet of the last month that still waits for the account `supervisor`. */
export const isSheetWaiting = (cellId: string, month: Month, demoDate: LocalDate): boolean =>
  cellId === cellOfLucHon(8) && month.name === addMonths(demoDate, -1).slice(0, 7);

/** A task of cell 16 that was not beyond the requirement, as the supervisor found. */
export const isExceedingRefused = (cellId: string, month: Month, number: number, demoDate: LocalDate): boolean =>
  cellId === cellOfLucHon(16) && month.name === addMonths(demoDate, -2).slice(0, 7) && number === 1;

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
