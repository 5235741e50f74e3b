import { addMonths, lastDayOfMonth, localDateOf, ok, type Instant, type LocalDate } from '@bontot/kernel';
import { fixedMark, halfOf, lastDayOfHalf, type RollPerson } from '@bontot/meeting-core';
import type { ObligationBook } from '@bontot/persistence';
import { holdsOn, type Copies, type KnownUnit } from '../storage/copies.ts';
import { unitsOn } from '../meeting/kept.ts';
import type { Stores } from '../storage/stores.ts';
import { byTimer } from './asked-at.ts';

/** The kind whose periods are months: it began when this service was first told of a month. */
export const MEMBER_MONTHS = 'member-months';
/** Cells of one step; a crash repeats at most so many. */
const CELLS = 50;
type Parts = { stores: Stores; copies: Copies; book: ObligationBook };

/** A kind of duty that everybody has once a period, and that leaves no trace where it is not done. */
type Obligation = {
  kind: string;
  periodOf(day: LocalDate): string;
  lastDayOf(period: string): LocalDate;
  /** Writes what was not done in these cells, by their members of the last day where it is theirs. */
  write(cells: KnownUnit[], period: string, at: Instant): Promise<number>;
};

/** Members' monthly reports: obliged is who is a member on the last day, neither exempt, on special duty nor away. */
export const memberMonths = ({ stores, copies, book }: Parts) =>
  overWith(book, copies, {
    kind: MEMBER_MONTHS,
    periodOf: (day) => day.slice(0, 7),
    lastDayOf: (month) => lastDayOfMonth(`${month}-01`),
    async write(cells, month, at) {
      const day = lastDayOfMonth(`${month}-01`);
      const above = new Map(cells.map(({ unitId, path }) => [unitId, unitsOn(path)]));
      const members = await copies.membersOn([...above.keys()], day);
      const obliged = members.filter(
        ({ exempt, specialDuty, temporary }) => ![exempt, specialDuty, temporary].some((span) => holdsOn(span, day)),
      );
      return changedOf(
        await stores.memberReports.runAll(
          obliged.map(({ memberId: personId, cellId: unitId }) => {
            const act = { ...{ personId, unitId, month }, type: 'month-passed' as const };
            const command = { ...byTimer(above.get(unitId)!, at), act };
            return { id: `${personId}.${month}`, commandFor: () => ok(command) };
          }),
        ),
      );
    },
  });

/** Half-year reviews of each cell; one without members has nobody to go through. */
export const halfYears = ({ stores, copies, book }: Parts) =>
  overWith(book, copies, {
    kind: 'half-years',
    periodOf: halfOf,
    lastDayOf: lastDayOfHalf,
    async write(cells, half, at) {
      const members = await copies.membersOn(
        cells.map(({ unitId }) => unitId),
        lastDayOfHalf(half),
      );
      const peopled = new Set(members.map(({ cellId }) => cellId));
      return changedOf(
        await stores.reviews.runAll(
          cells
            .filter(({ unitId }) => peopled.has(unitId))
            .map(({ unitId, path }) => {
              const command = { ...byTimer(unitsOn(path), at), act: { type: 'half-passed' as const, unitId, half } };
              return { id: `${unitId}.${half}`, commandFor: () => ok(command) };
            }),
        ),
      );
    },
  });

/** Goes through all periods that are over, cell by cell, from where it was left. */
const overWith =
  (book: ObligationBook, copies: Copies, { kind, periodOf, lastDayOf, write }: Obligation) =>
  async (at: Instant): Promise<number> => {
    const now = periodOf(localDateOf(at));
    let done = 0;
    for (let progress = await book.open(kind, now); progress.next < now; progress = await book.open(kind, now)) {
      const { next: period, after } = progress;
      const lastDay = lastDayOf(period);
      const cells = await copies.unitsOfLevel('cell', lastDay, after, CELLS);
      if (cells.length > 0) {
        done += await write(cells, period, at);
        await book.reached(kind, period, cells.at(-1)!.unitId);
      }
      if (cells.length < CELLS) await book.finished(kind, period, periodOf(addMonths(lastDay, 1)));
    }
    return done;
  };

const changedOf = (outcomes: readonly { ok: boolean; value?: { changed: boolean } }[]): number =>
  outcomes.filter((outcome) => outcome.ok && outcome.value?.changed).length;

/** Who had to study a document by its deadline. */
export const obligedAmong = (people: readonly RollPerson[]): string[] =>
  people.filter((person) => fixedMark(person) === null).map(({ personId }) => personId);
