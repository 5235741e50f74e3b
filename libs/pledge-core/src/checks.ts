import type { LocalDate } from '@bontot/kernel';
import { refuse } from './codes.ts';
import type { PledgeContent, PledgeItem } from './pledge.ts';

export type Refused = ReturnType<typeof refuse> | undefined;

export const firstOf = (...refusals: Refused[]): Refused => refusals.find((refusal) => refusal !== undefined);

export const needsText = (field: string, text: string | null | undefined): Refused =>
  text?.trim() ? undefined : refuse('TEXT_MISSING', { field });

export const needsState = <State extends string>(
  code: 'PLEDGE_OTHER_STATE' | 'INITIATIVE_OTHER_STATE' | 'MODEL_OTHER_STATE' | 'REGISTRATION_OTHER_STATE',
  state: State,
  ...expected: State[]
): Refused => (expected.includes(state) ? undefined : refuse(code, { state, expected }));

/** Decided from the start of its year until today. */
export const needsDecidedOn = (decidedOn: LocalDate, year: number, today: LocalDate): Refused => {
  const from = `${year}-01-01`;
  return decidedOn >= from && decidedOn <= today
    ? undefined
    : refuse('DECISION_OUT_OF_RANGE', { decidedOn, from, to: today });
};

const MAX_TARGETS = 5;
const MAX_DEEDS = 20;

/** One to five measurable items, each with what it is measured by; deeds come besides (domain handbook 4). */
export function needsContent({ items }: PledgeContent): Refused {
  const targets = items.filter(({ kind }) => kind === 'target').length;
  const deeds = items.length - targets;
  const twice = items.find(({ itemId }, at) => items.findIndex((other) => other.itemId === itemId) !== at);
  return firstOf(
    targets >= 1 && targets <= MAX_TARGETS
      ? undefined
      : refuse('PLEDGE_TARGETS_COUNT', { got: targets, min: 1, max: MAX_TARGETS }),
    needsDeeds(deeds),
    twice && refuse('PLEDGE_ITEM_TWICE', { itemId: twice.itemId }),
    ...items.map(needsItem),
  );
}

export const needsItem = ({ title, measure }: PledgeItem): Refused =>
  firstOf(needsText('title', title), needsText('measure', measure));

export const needsDeeds = (got: number): Refused =>
  got <= MAX_DEEDS ? undefined : refuse('PLEDGE_DEEDS_COUNT', { got, max: MAX_DEEDS });
