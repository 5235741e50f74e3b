import { canonical } from '@bontot/kernel';
import type { Pledge, PledgeContent, PledgeItem } from './pledge.ts';

const SIMPLE = /\s+/g;
const plain = (text: string): string => text.trim().replace(SIMPLE, ' ');

/** Two pledges that say the same; dates, ids and marks of single items are no words (domain handbook 4, against formalism). */
export const saysTheSame = (a: PledgeContent, b: PledgeContent): boolean =>
  canonical(wordsOf(a)) === canonical(wordsOf(b));

const wordsOf = ({ ethics, duties, weaknesses, items }: PledgeContent) => ({
  ...{ ethics: plain(ethics), duties: plain(duties), weaknesses: plain(weaknesses) },
  items: items.map(({ kind, title, measure }) => [kind, plain(title), plain(measure)]),
});

/** What the member pledges now: the last version, else the draft. */
export const standingContent = ({ versions, draft }: Pledge): PledgeContent | null => versions.at(-1) ?? draft;

/** Every item that is reported on: of the last version, and the deeds that came after. */
export const itemsOf = ({ versions, deeds }: Pledge): PledgeItem[] => [...(versions.at(-1)?.items ?? []), ...deeds];

/** Last year's words as this year's draft: without items that were done, whose dates lie a year ahead no more. */
export function carriedOver(previous: Pledge): PledgeContent | null {
  const last = previous.versions.at(-1);
  if (!last) return null;
  const said = new Map(previous.reports.end?.items.map(({ itemId, done }) => [itemId, done]));
  const items = itemsOf(previous)
    .filter(({ itemId }) => said.get(itemId) !== 'done')
    .map(({ itemId, kind, title, measure, personal }) => ({
      ...{ itemId, kind, title, measure, personal, dueOn: null },
      carriedFrom: previous.year,
    }));
  const { ethics, duties, weaknesses } = last;
  return { ethics, duties, weaknesses, items };
}
