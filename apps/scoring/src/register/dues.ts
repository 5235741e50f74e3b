import { lastDayOfMonth, ok, refuse, unreachable, type LocalDate, type Result } from '@bontot/kernel';
import type { Around } from './record.ts';
import type { Fact } from './facts.ts';

/** `2026-05`. */
export type Month = string;

/**
 * The list of a cell's dues for one month: everybody on it has paid but those who are tapped. Ids alone; names are joined where
 * the reader may know them.
 */
export type DuesMonth = {
  unitId: string;
  month: Month;
  /** Who must pay: the members of the month's last day who are not exempt or suspended. */
  must: string[];
  unpaid: string[];
  /** Who paid after the month, and when. */
  late: { memberId: string; on: LocalDate }[];
  /** Somebody went through the list. */
  checked: boolean;
  /** The month is over, so that what the list says counts. */
  over: boolean;
  byNature: boolean;
};

export type DuesAct =
  | { type: 'check'; unitId: string; month: Month; must: string[]; unpaid: string[] }
  | { type: 'paid-late'; memberId: string; on: LocalDate }
  | { type: 'month-passed'; unitId: string; month: Month; must: string[] };

/** Codes: DUES_UNKNOWN, DUES_NOT_YET, DUES_PERSON, DUES_DAY. */
export function decideDues(act: DuesAct, dues: DuesMonth | undefined, { today }: Around): Result<DuesMonth> {
  switch (act.type) {
    case 'check': {
      const { unitId, month, unpaid } = act;
      if (month > today.slice(0, 7)) return refuse('DUES_NOT_YET', { month });
      const late = dues?.late ?? [];
      // After the month the list of its last day stands.
      const must = dues?.over ? dues.must : sorted(act.must);
      const stranger = unpaid.find((memberId) => !must.includes(memberId));
      if (stranger !== undefined) return refuse('DUES_PERSON', { memberId: stranger });
      const over = lastDayOf(month) < today;
      return ok({
        ...{ unitId, month, must, unpaid: sorted(unpaid), over, checked: true, byNature: false },
        late: late.filter(({ memberId }) => !unpaid.includes(memberId)),
      });
    }
    case 'paid-late': {
      if (!dues?.over) return refuse('DUES_UNKNOWN');
      const { memberId, on } = act;
      if (!dues.unpaid.includes(memberId)) {
        const known = dues.late.some((each) => each.memberId === memberId && each.on === on);
        return known ? ok(dues) : refuse('DUES_PERSON', { memberId });
      }
      if (on <= lastDayOf(dues.month) || on > today)
        return refuse('DUES_DAY', { expected: `after ${lastDayOf(dues.month)}, until ${today}`, got: on });
      const unpaid = dues.unpaid.filter((each) => each !== memberId);
      return ok({ ...dues, unpaid, late: [...dues.late, { memberId, on }], byNature: false });
    }
    case 'month-passed': {
      if (dues?.over || lastDayOf(act.month) >= today) return dues ? ok(dues) : refuse('DUES_NOT_YET', act);
      const must = sorted(act.must);
      // Of a list that nobody went through nobody can say that it was paid (R5).
      const unpaid = dues?.checked ? dues.unpaid.filter((memberId) => must.includes(memberId)) : must;
      const { unitId, month } = act;
      return ok({ unitId, month, must, unpaid, late: [], checked: dues?.checked ?? false, over: true, byNature: true });
    }
    default:
      return unreachable(act);
  }
}

/**
 * Nothing before the month is over, and nothing where nobody had to pay. The day is the last of the month for those who paid in
 * time and late alike (R8): a payment that comes later raises the share in a new revision (5.3).
 */
export function duesFacts({ unitId, month, must, unpaid, over }: DuesMonth): Fact[] {
  if (!over || must.length === 0) return [];
  const value = { part: must.length - unpaid.length, whole: must.length };
  return [
    {
      ...{ cellId: unitId, measure: 'dues.paid', source: duesSource(unitId, month), value, slot: month },
      effectiveOn: lastDayOf(month),
    },
  ];
}

export const duesSource = (unitId: string, month: Month): string => `dues-list/${unitId}/${month}`;
export const lastDayOf = (month: Month): LocalDate => lastDayOfMonth(`${month}-01`);

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
