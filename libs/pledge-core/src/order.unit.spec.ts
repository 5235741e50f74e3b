import type { Fact } from '@bontot/meeting-core';
import fc from 'fast-check';
import {
  around,
  content,
  item,
  memberOf,
  passed,
  place,
  reportOf,
  SECRETARY,
  story,
  type Step,
} from '../test/builders.ts';
import { pledgeFacts, receivePledge, type Pledge, type PledgeAct, type PledgeEnvelope } from './index.ts';

const review: PledgeAct = { type: 'review', grade: 3, reason: 'Giữ đúng' };
const ACTS: PledgeAct[] = [
  { type: 'write', content: content() },
  { type: 'register', content: content() },
  { type: 'amend', content: content({ duties: 'Khác' }), reason: 'Đổi việc' },
  { type: 'add-deed', item: item('d', { kind: 'deed' }) },
  reportOf('mid'),
  reportOf('mid', 'a', 'b', 'd'),
  { type: 'ask-withdrawal', ground: 'exempt', reason: 'Ốm' },
];

describe('commands that come late, twice and in any order', () => {
  const commands = ACTS.map((act, index): PledgeEnvelope => ({
    ...{ commandId: `c${index}`, seq: index + 1, baseVersion: 100, deviceTime: 0 },
    ...{ target: { memberId: 'm1', year: 2026 }, act },
  }));
  const take = (order: readonly number[]): Pledge | undefined =>
    order.reduce<Pledge | undefined>(
      (pledge, index) => {
        const { commandId } = commands[index]!;
        return receivePledge(commands[index]!, pledge, around('2026-05-01', { commandId })).pledge;
      },
      story(place('2026-01-01')).pledge,
    );

  it('leave what their first arrivals alone would have left', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(commands.length - 1), { maxLength: 20 }), (order) => {
        expect(take(order)).toEqual(take([...new Set(order)]));
      }),
    ));
});

describe('what others heard', () => {
  const cells = ['QN-LH-07', 'QN-LH-08'];
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom<Step[1]>({ type: 'place' }, { type: 'time-passed' }, ...ACTS, reportOf('end'), review),
      fc.constantFrom(...cells),
      fc.boolean(),
    ),
    { maxLength: 15 },
  );
  const DAYS = ['2026-01-05', '2026-02-02', '2026-05-01', '2026-07-02', '2026-10-01', '2026-12-02', '2026-12-20'];
  const keyOf = ({ cellId, effectiveOn, measure, source }: Fact) =>
    [cellId, effectiveOn.slice(0, 4), measure, source].join(' ');

  it('is exactly what stands, whatever happened and wherever the member went', () =>
    fc.assert(
      fc.property(steps, (chosen) => {
        const accepted: Step[] = [place('2026-01-01')];
        for (const [index, [act, cellId, isExempt]] of chosen.entries()) {
          const exempt = isExempt ? { from: '2026-01-01', to: null } : null;
          const by = act.type === 'review' ? { by: SECRETARY } : {};
          const today = DAYS[Math.floor((index * DAYS.length) / chosen.length)]!;
          accepted.push([today, act, { membership: memberOf({ cellId, exempt }), ...by }]);
          // What a rule refuses is not said.
          if (isRefused(accepted)) accepted.pop();
        }
        const { said, pledge } = story(...accepted);
        const heard = new Map<string, Fact>();
        for (const fact of said) heard.set(keyOf(fact), fact);
        const standing = [...heard.values()].filter(({ withdrawn }) => !withdrawn);
        expect(standing.map(keyOf).toSorted()).toEqual(pledgeFacts(pledge!).map(keyOf).toSorted());
        for (const fact of pledgeFacts(pledge!)) expect(heard.get(keyOf(fact))).toEqual(fact);
      }),
      { numRuns: 60 },
    ));

  const isRefused = (told: readonly Step[]): boolean => {
    try {
      story(...told, passed('2026-01-01'));
      return false;
    } catch {
      return true;
    }
  };
});
