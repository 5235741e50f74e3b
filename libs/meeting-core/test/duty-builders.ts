import type { LocalDate } from '@bontot/kernel';
import { changedFacts, evolveDuty, type Decided, type DutyAround, type Fact } from '../src/index.ts';

type Decide<State, Act> = (act: Act, state: State | undefined, around: DutyAround) => Decided<State>;
type Step<Act> = readonly [today: LocalDate, act: Act, by?: string];

/**
 * `story(decide, facts)(['2026-03-01', act], …)`: acts on days, one after the other, all but the last of which must be accepted.
 * `said` is what others heard: facts as they were sent, in order.
 */
export const story =
  <State extends object, Act>(decide: Decide<State, Act>, facts: (state: State) => Fact[] = () => []) =>
  (...steps: readonly Step<Act>[]) => {
    const said: Fact[] = [];
    let state: State | undefined;
    let decided: Decided<State> = { ok: true, value: [] };
    for (const [today, act, by = 'leader'] of steps) {
      if (!decided.ok) throw new Error(`${decided.refusal.code} ${JSON.stringify(decided.refusal.details)}`);
      const before = state ? facts(state) : [];
      decided = decide(act, state, { by, at: Date.parse(today), today });
      if (decided.ok) state = decided.value.reduce<State | undefined>(evolveDuty, state);
      said.push(...changedFacts(before, state ? facts(state) : []));
    }
    return {
      said,
      becomes: (expected: object) => {
        expect(decided).toMatchObject({ ok: true });
        expect(state).toMatchObject(expected);
      },
      refused: (code: string, details: object = {}) =>
        expect(decided).toMatchObject({ ok: false, refusal: { code, details } }),
      changesNothing: () => expect(decided).toEqual({ ok: true, value: [] }),
      proves: (expected: object[]) => expect(state ? facts(state) : []).toMatchObject(expected),
    };
  };
