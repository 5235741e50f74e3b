import { foldCard, type AssessmentChanged, type CardState } from './card.ts';
import type { Outcome } from './outcome.ts';

const event = (revision: number, outcome: Outcome, at: string, points: Record<string, number> = {}) =>
  ({
    ...{ cellId: 'QN-LH-07', period: '2026', revision, at, criteriaSet: { id: 'cell-default', version: '1.0.0' } },
    views: {
      self: { result: 'four_good', total: 99, pace: 99, blockedBy: [], points: {} },
      reviewed: { result: outcome, total: null, pace: 90, blockedBy: [], points },
    },
  }) as unknown as AssessmentChanged;
const folded = (...events: AssessmentChanged[]) =>
  events.reduce<CardState | undefined>((card, each) => foldCard(card, each)?.card ?? card, undefined)!;

const first = event(1, 'on_track', '2026-07-01T01:00:00.000Z', { '1.1': 5, '1.2': 1 });
const second = event(2, 'at_risk', '2026-07-02T01:00:00.000Z', { '1.1': 5, '1.2': 2 });
const third = event(3, 'at_risk', '2026-07-03T01:00:00.000Z', { '1.1': 4, '1.2': 2 });

describe('a card', () => {
  it('shows the reviewed view of its highest revision', () =>
    expect(folded(first, third, second)).toMatchObject({ revision: 3, outcome: 'at_risk', points: { '1.1': 4 } }));

  it('remembers when its outcome began, not when it last changed', () =>
    expect(folded(first, second, third).since).toBe('2026-07-02T01:00:00.000Z'));

  it('knows which indicators changed on a day', () =>
    expect(folded(first, second, third).closes.map(({ changed }) => changed)).toEqual([[], ['1.2'], ['1.1']]));

  it('takes the day of Viet Nam, where the evening in UTC is tomorrow', () =>
    expect(folded(event(1, 'on_track', '2026-07-01T17:00:00.000Z')).closes[0]!.day).toBe('2026-07-02'));

  it('is not changed by what it knows already', () => {
    const card = folded(first, second, third);
    for (const again of [first, second, third]) expect(foldCard(card, again)).toEqual({ card, changed: false });
  });

  it('learns from a late revision only how its day ended', () => {
    const { card, changed } = foldCard(folded(first, third), second)!;
    expect(changed).toBe(true);
    expect(card.revision).toBe(3);
    expect(card.closes.map(({ day, outcome }) => [day, outcome])).toEqual([
      ['2026-07-01', 'on_track'],
      ['2026-07-02', 'at_risk'],
      ['2026-07-03', 'at_risk'],
    ]);
  });

  it('says nothing of an event without a reviewed view', () =>
    expect(foldCard(undefined, { ...first, views: { self: first.views.self } } as AssessmentChanged)).toBeUndefined());
});
