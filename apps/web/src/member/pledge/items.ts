import type { Done, Pledge, PledgeContent, PledgeItem, Term } from '@bontot/pledge-core';
import type { IconName } from '../parts/icons.ts';

/** At least one measurable item, at most five (domain handbook 4). */
export const MOST_TARGETS = 5;
export const DONE = ['done', 'partly', 'not'] as const satisfies readonly Done[];

/** What is pledged now: the last version, or what is being written; with the deeds that were added since. */
export const contentOf = ({ versions, draft }: Pick<Pledge, 'versions' | 'draft'>): PledgeContent | null =>
  versions.at(-1) ?? draft;

export const itemsOf = (pledge: Pick<Pledge, 'versions' | 'draft' | 'deeds'>): PledgeItem[] => [
  ...(contentOf(pledge)?.items ?? []),
  ...pledge.deeds,
];

/** What was said last of an item. */
export function doneOf({ reports }: Pick<Pledge, 'reports'>, itemId: string): Done | null {
  const said = (term: Term) => reports[term]?.items.find((item) => item.itemId === itemId)?.done;
  return said('end') ?? said('mid') ?? null;
}

export const lookOf: Record<Done | 'open', { icon: IconName; look: string; pattern: string }> = {
  done: { icon: 'good', look: 'good', pattern: 'p-good' },
  partly: { icon: 'part', look: 'risk', pattern: 'p-risk' },
  not: { icon: 'fail', look: 'fail', pattern: 'p-fail' },
  open: { icon: 'notdue', look: 'notdue', pattern: 'p-notdue' },
};

/** Only what a reader sees: whether two contents say the same, whoever wrote them and under whatever ids. */
export const isSame = (one: PledgeContent, other: PledgeContent): boolean => wordsOf(one) === wordsOf(other);

const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
const wordsOf = ({ ethics, duties, weaknesses, items }: PledgeContent): string =>
  JSON.stringify([ethics, duties, weaknesses, ...items.map(({ title, measure }) => `${title} ${measure}`)].map(plain));

export type ItemFault = 'title' | 'measure' | 'date';
export type ContentFaults = { items: Record<string, ItemFault[]>; none: boolean; tooMany: boolean };

/** What keeps a pledge from being registered, by item; nothing of it stops the writing. */
export function faultsOf({ items }: PledgeContent): ContentFaults {
  const targets = items.filter(({ kind }) => kind === 'target');
  return {
    items: Object.fromEntries(
      items.map((item): [string, ItemFault[]] => [
        item.itemId,
        [
          ...(item.title.trim() === '' ? (['title'] as const) : []),
          ...(item.measure.trim() === '' ? (['measure'] as const) : []),
          ...(item.dueOn === null ? (['date'] as const) : []),
        ],
      ]),
    ),
    none: targets.length === 0,
    tooMany: targets.length > MOST_TARGETS,
  };
}

export const isFree = ({ items, none, tooMany }: ContentFaults): boolean =>
  !none && !tooMany && Object.values(items).every((faults) => faults.length === 0);
