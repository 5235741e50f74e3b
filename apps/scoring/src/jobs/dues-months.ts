import { addMonths, localDateOf, type Instant } from '@bontot/kernel';
import type { CardReader } from '../api/card-reader.ts';
import { BY_TIMER } from '../events/published.ts';
import { duesSource, lastDayOf, type Month } from '../register/dues.ts';
import { duesId } from '../storage/register-records.ts';
import type { RegisterStores } from '../storage/register-stores.ts';
import type { StoredUnit, Units } from '../storage/units.ts';

const KIND = 'dues-months';
/** Cells of one step; a crash repeats at most so many. */
const CELLS = 50;
const monthOf = (day: string): Month => day.slice(0, 7);

type Parts = { units: Units; register: RegisterStores; cards: CardReader };

/**
 * Closes the list of each cell when its month is over: what the list says is sent; of a list that nobody went through nobody can
 * say that it was paid (R5). Cells whose dues another system has told for the month are its own.
 */
export const duesMonths =
  ({ units, register, cards }: Parts) =>
  async (at: Instant): Promise<number> => {
    const { book, dues, members } = register;
    const now = monthOf(localDateOf(at));
    let done = 0;
    for (let progress = await book.open(KIND, now); progress.next < now; progress = await book.open(KIND, now)) {
      const { next: month, after } = progress;
      const day = lastDayOf(month);
      const cells = await units.cellsAfter(after, CELLS);
      const existing = cells.filter(
        ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day),
      );
      const own = await notTold(cards, existing, month);
      const owing = Map.groupBy(
        await members.oweDues(
          own.map(({ _id }) => _id),
          day,
        ),
        ({ cellId }) => cellId,
      );
      for (const { _id: unitId, path } of own) {
        const must = (owing.get(unitId) ?? []).map(({ memberId }) => memberId);
        if (must.length === 0) continue;
        const act = { type: 'month-passed' as const, unitId, month, must };
        const around = { by: BY_TIMER, at, today: localDateOf(at), byNature: true };
        const acted = await dues.act(duesId(unitId, month), act, around, path);
        if (acted.ok) done++;
      }
      if (cells.length > 0) await book.reached(KIND, month, cells.at(-1)!._id);
      if (cells.length < CELLS) await book.finished(KIND, month, monthOf(addMonths(day, 1)));
    }
    return done;
  };

/** Cells of which no other source has told this month's dues. */
async function notTold(cards: CardReader, cells: StoredUnit[], month: Month): Promise<StoredUnit[]> {
  const read = await cards.currentOf(cells.map(({ _id: cellId }) => ({ cellId, period: month.slice(0, 4) })));
  return cells.filter(({ _id: unitId }, index) => {
    for (const { measure, source, slot, effectiveOn, withdrawn } of read[index]!.card.facts) {
      const isOfMonth = measure === 'dues.paid' && (slot ?? monthOf(effectiveOn)) === month;
      if (isOfMonth && !withdrawn && source !== duesSource(unitId, month)) return false;
    }
    return true;
  });
}
