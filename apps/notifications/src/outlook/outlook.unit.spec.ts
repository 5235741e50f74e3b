import { follow, joined, type DayChange, type Reason, type Result, type Standing, type Status } from './outlook.ts';

const MORNING = Date.parse('2026-07-03T02:00:00Z');
const DAY = 86_400_000;

const reasonOf = (result: Result): Reason => ({
  result,
  blockedBy: [],
  total: null,
  pace: 90,
  criteriaSet: { id: 'cell-default', version: '1.0.0' },
});
const status = (revision: number, result: Result, more: Partial<Status> = {}): Status => ({
  cellId: 'QN-LH-07',
  period: '2026',
  revision,
  at: MORNING,
  reason: reasonOf(result),
  ...more,
});
const on = (revision: number, result: Result): Standing => ({ revision, result });
const steps = (changes: DayChange[]) => changes.map(({ day, from, to, revision }) => [day, from, to, revision]);

describe('following a card', () => {
  it('makes no change of the first result', () =>
    expect(follow(undefined, [status(1, 'on_track')])).toEqual({ standing: on(1, 'on_track'), changes: [] }));
  it('makes a change of another result', () =>
    expect(steps(follow(on(4, 'on_track'), [status(9, 'at_risk')]).changes)).toEqual([
      ['2026-07-03', 'on_track', 'at_risk', 9],
    ]));
  it('passes over what says the same', () =>
    expect(follow(on(4, 'on_track'), [status(5, 'on_track'), status(8, 'on_track')])).toEqual({
      standing: on(8, 'on_track'),
      changes: [],
    }));
  it.each([
    ['a duplicate', 4],
    ['a lower revision', 3],
  ])('is not moved by %s', (_, revision) =>
    expect(follow(on(4, 'on_track'), [status(revision, 'weak')])).toEqual({ standing: on(4, 'on_track'), changes: [] }),
  );
  it('compares with the last one heard of, also within a batch out of order', () =>
    expect(
      steps(follow(on(4, 'on_track'), [status(6, 'at_risk'), status(5, 'weak'), status(7, 'on_track')]).changes),
    ).toEqual([
      ['2026-07-03', 'on_track', 'at_risk', 6],
      ['2026-07-03', 'at_risk', 'on_track', 7],
    ]));
  it('counts the day in Viet Nam', () =>
    expect(follow(on(1, 'fair'), [status(2, 'weak', { at: Date.parse('2026-07-03T17:00:00Z') })]).changes[0]!.day).toBe(
      '2026-07-04',
    ));
});

describe('the change of a day', () => {
  const changes = (...of: [Status, ...Status[]]) => follow(on(1, 'on_track'), of).changes;
  const dayOf = (each: DayChange[]) => each.reduce<DayChange | undefined>(joined, undefined)!;

  it('tells from the state of the morning to that of the evening, with the last reason', () => {
    const last = { ...reasonOf('weak'), blockedBy: ['total'] };
    expect(dayOf(changes(status(2, 'at_risk'), status(3, 'weak', { reason: last })))).toMatchObject({
      from: 'on_track',
      to: 'weak',
      via: null,
      reason: last,
      revision: 3,
    });
  });
  it('says of what was undone where it had been', () =>
    expect(dayOf(changes(status(2, 'at_risk'), status(3, 'on_track')))).toMatchObject({
      from: 'on_track',
      to: 'on_track',
      via: 'at_risk',
    }));
  it('is the same after changes that come again in any order', () => {
    const [first, second] = changes(status(2, 'at_risk'), status(3, 'weak')) as [DayChange, DayChange];
    const day = dayOf([first, second]);
    expect(joined(day, first)).toEqual(day);
    expect(joined(day, second)).toEqual(day);
  });
  it('begins anew the next day', () =>
    expect(steps(changes(status(2, 'at_risk'), status(3, 'weak', { at: MORNING + DAY })))).toEqual([
      ['2026-07-03', 'on_track', 'at_risk', 2],
      ['2026-07-04', 'at_risk', 'weak', 3],
    ]));
  it('is that of the later period, whichever came first', () => {
    const [running] = changes(status(2, 'at_risk')) as [DayChange];
    const past = { ...running, period: '2025', revision: 300, to: 'fair' as const };
    expect([joined(running, past), joined(past, running)]).toEqual([running, running]);
  });
});
