import { lastDayOfMonth, type LocalDate } from '@bontot/kernel';

/** A year, half-year, quarter or month by the name people use: `2025`, `2025-H1`, `2025-Q1`, `2025-06`. */
export type Period = {
  name: string;
  kind: 'year' | 'half' | 'quarter' | 'month';
  year: string;
  firstMonth: number;
  lastMonth: number;
  firstDay: LocalDate;
  lastDay: LocalDate;
};

const NAME = /^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/;

/** Months (1–12) that the tail of a period's or slot's name covers, as first × 100 + last: `Q2` → 406, `` → 112. */
function monthsOf(name: string): number {
  if (name.length === 4) return 112;
  const letter = name.charCodeAt(5);
  const digit = name.charCodeAt(6) - 48;
  if (letter === 81) return (digit * 3 - 2) * 100 + digit * 3;
  if (letter === 72) return (digit * 6 - 5) * 100 + digit * 6;
  return ((letter - 48) * 10 + digit) * 101;
}

/** Reads the name of a period; throws a `RangeError` for what is none (callers check names at their own door). */
export function periodNamed(name: string): Period {
  if (!NAME.test(name)) throw new RangeError(`no period: ${name}`);
  const months = monthsOf(name);
  const firstMonth = Math.floor(months / 100);
  const lastMonth = months % 100;
  const year = name.slice(0, 4);
  const size = lastMonth - firstMonth + 1;
  return {
    name,
    kind: size === 12 ? 'year' : size === 6 ? 'half' : size === 3 ? 'quarter' : 'month',
    year,
    firstMonth,
    lastMonth,
    firstDay: `${year}-${two(firstMonth)}-01`,
    lastDay: lastDayOfMonth(`${year}-${two(lastMonth)}-01`),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** What places a fact in time: its slot, else its date (rule R4). */
type Placed = { slot?: string | undefined; effectiveOn: LocalDate };

/** True when all of the fact's slot (or its day) lies in these months of its own year. */
export function isInMonths(fact: Placed, firstMonth: number, lastMonth: number): boolean {
  const months = monthsOf(fact.slot ?? fact.effectiveOn);
  return months >= firstMonth * 100 && months % 100 <= lastMonth;
}

/**
 * Which slot of `size` months of the year the fact answers, from 0. A fact whose own slot is wider (a half-year for a
 * monthly obligation) answers the one its date lies in; −1 when its date lies in another year.
 */
export function slotIndex(fact: Placed, size: number): number {
  const months = monthsOf(fact.slot ?? fact.effectiveOn);
  const first = Math.floor((Math.floor(months / 100) - 1) / size);
  const last = Math.floor(((months % 100) - 1) / size);
  if (first === last) return first;
  if (fact.effectiveOn.slice(0, 4) !== fact.slot?.slice(0, 4)) return -1;
  return Math.floor((Math.floor(monthsOf(fact.effectiveOn) / 100) - 1) / size);
}

/** First and last days of the slots of `size` months in a year, in order. */
export function slotsOf(year: string, size: number): { firstDay: LocalDate; lastDay: LocalDate }[] {
  return Array.from({ length: 12 / size }, (_, index) => {
    const firstDay = `${year}-${two(index * size + 1)}-01`;
    return { firstDay, lastDay: lastDayOfMonth(`${year}-${two((index + 1) * size)}-01`) };
  });
}
