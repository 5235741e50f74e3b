import { ok, type Result } from '@bontot/kernel';
import { AT_ONCE, type CommandOf, type MemberCommand, type MemberEvent, type MemberState } from './state.ts';

type Decide = (command: MemberCommand, member: MemberState | undefined) => Result<MemberEvent[]>;
type Evolve = (member: MemberState | undefined, event: MemberEvent) => MemberState;

/** Several commands in one write, each decided on what the one before left: all of what a row of a file says, or nothing. */
export function several(
  commands: readonly MemberCommand[],
  member: MemberState | undefined,
  { decide, evolve }: { decide: Decide; evolve: Evolve },
): Result<MemberEvent[]> {
  const events: MemberEvent[] = [];
  let state = member;
  for (const command of commands) {
    const decided = decide(command, state);
    if (!decided.ok) return decided;
    events.push(...decided.value);
    state = decided.value.reduce<MemberState | undefined>(evolve, state);
  }
  return ok(events);
}

/**
 * What a file wrote is taken back: the membership as it was. One that the file made becomes one that never was: a stay of
 * no day, with nothing kept of the person but what a list needs to say whom it meant.
 */
export function takeBack({ before }: CommandOf<'take-back'>, member: MemberState): Result<MemberEvent[]> {
  const patch: Partial<MemberState> = before
    ? { ...before, history: member.history ?? [] }
    : { leftCellOn: member.joinedCellOn, leftReason: null, exempt: null, details: null, twinKey: null };
  return ok([{ type: 'member.changed', patch: { ...patch, dueOn: AT_ONCE } }]);
}
