import type { Pledge, PledgeContent, PledgeItem } from './pledge.ts';
import { itemsOf } from './content.ts';

/**
 * What somebody is to a member's year. `above`: committee or supervisor inside an open review; `cell`: another member of the
 * cell; `none`: nobody who may know of it.
 */
export type PledgeReader = 'author' | 'secretary' | 'deputy' | 'above' | 'cell' | 'none';

/** A review is open between the report of the year's end and the conclusion, also of one that was reopened. */
export const isReviewOpen = ({ state }: Pick<Pledge, 'state'>): boolean => state === 'end_reported';

/** As the reader may see it (domain handbook 4): personal items are the author's and the secretary's; the cell sees titles and the state. */
export function pledgeSeen(pledge: Pledge, reader: PledgeReader): Pledge | undefined {
  switch (reader) {
    case 'author':
    case 'secretary':
      return { ...pledge, taken: [] };
    case 'deputy':
    case 'above':
      return withoutPersonal(pledge);
    case 'cell':
      return titlesOnly(withoutPersonal(pledge));
    case 'none':
      return undefined;
  }
}

/** Titles that the cell may see. */
export const titlesOf = (pledge: Pledge): string[] =>
  itemsOf(pledge)
    .filter(isShared)
    .map(({ title }) => title);

const isShared = ({ personal }: PledgeItem): boolean => !personal;

function withoutPersonal(pledge: Pledge): Pledge {
  const personal = new Set(
    [...pledge.versions.flatMap(({ items }) => items), ...(pledge.draft?.items ?? []), ...pledge.deeds]
      .filter(({ personal }) => personal)
      .map(({ itemId }) => itemId),
  );
  const shared = <Kept extends { itemId: string }>(items: Kept[]): Kept[] =>
    items.filter(({ itemId }) => !personal.has(itemId));
  const reportOf = (report: Pledge['reports']['mid']) => report && { ...report, items: shared(report.items) };
  const { reports, review, earlierReviews } = pledge;
  return {
    ...pledge,
    // Drafts, what waits for the member, and what two devices said differently, are the author's and the secretary's.
    ...{ draft: null, helped: [], conflicts: [], taken: [], touched: {} },
    amendment: null,
    versions: pledge.versions.map((version) => ({ ...version, items: shared(version.items) })),
    deeds: shared(pledge.deeds),
    reports: { mid: reportOf(reports.mid), end: reportOf(reports.end) },
    review: review && { ...review, items: shared(review.items) },
    earlierReviews: earlierReviews.map((earlier) => ({ ...earlier, items: shared(earlier.items) })),
  };
}

function titlesOnly(pledge: Pledge): Pledge {
  const bare = (item: PledgeItem): PledgeItem => ({ ...item, measure: '', dueOn: null });
  const last = pledge.versions.at(-1);
  return {
    ...pledge,
    versions: last
      ? [{ ...last, ...emptyTexts, items: last.items.map(bare), helper: null, proof: null, reason: null }]
      : [],
    deeds: pledge.deeds.map((deed) => ({ ...deed, measure: '' })),
    ...{ reports: { mid: null, end: null }, review: null, earlierReviews: [], comment: null, reopened: [] },
    ...{ returned: null, withdrawalAsked: null, withdrawal: null, decisions: [], reminders: [], initiatives: [] },
  };
}

const emptyTexts = { ethics: '', duties: '', weaknesses: '' } satisfies Omit<PledgeContent, 'items'>;
