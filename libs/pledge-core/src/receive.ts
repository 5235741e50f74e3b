import { changedTo, evolveDuty } from '@bontot/meeting-core';
import type { PledgeAct, PledgeEnvelope, PledgeResult } from './acts.ts';
import type { PledgeAround } from './around.ts';
import { refuse } from './codes.ts';
import type { Pledge, PledgeConflict } from './pledge.ts';
import type { DecidePledge, Handler } from './decision.ts';

/** So many commands are remembered per aggregate: more than a phone sends before it hears an answer. */
const REMEMBERED = 64;

export type PledgeReceived = { result: PledgeResult; pledge: Pledge | undefined };

/**
 * Takes one command in: what was decided under its id before changes nothing; where another device was first since this one had
 * looked, what stands stays and a person chooses. Effect and memory are one state, so that one write keeps both.
 */
export const receiveWith =
  (decide: DecidePledge) =>
  (envelope: PledgeEnvelope, pledge: Pledge | undefined, around: PledgeAround): PledgeReceived => {
    const { commandId, seq } = envelope;
    const act = envelope.act as PledgeAct;
    const answer = { commandId, seq, version: around.version };
    if (pledge?.taken.includes(commandId)) return { result: { ...answer, outcome: 'repeated' }, pledge };
    const decided = decide(act, pledge, around);
    if (!decided.ok)
      return {
        result: { ...answer, outcome: 'refused', ...decided.refusal },
        pledge: pledge && remember(pledge, commandId),
      };
    if (pledge && decided.value.length > 0 && isBehind(envelope, act, pledge, around)) {
      const conflicts = [...othersThan(pledge, act, around.deviceId), conflictOf(commandId, act, around)];
      return { result: { ...answer, outcome: 'set_aside' }, pledge: remember({ ...pledge, conflicts }, commandId) };
    }
    const after = decided.value.reduce<Pledge | undefined>(evolveDuty, pledge);
    const unit = unitOf(act);
    if (!after) return { result: { ...answer, outcome: 'applied' }, pledge };
    const said = unit === null || decided.value.length === 0 ? after : touch(after, act, unit, around);
    return { result: { ...answer, outcome: 'applied' }, pledge: remember(said, commandId) };
  };

/** What two devices may say differently; null where saying it twice is no harm. */
function unitOf(act: PledgeAct): string | null {
  switch (act.type) {
    case 'write':
    case 'carry-over':
    case 'register':
    case 'amend':
      return 'text';
    case 'report':
      return `report:${act.term}`;
    case 'review':
      return 'review';
    default:
      return null;
  }
}

const isBehind = (
  { baseVersion }: PledgeEnvelope,
  act: PledgeAct,
  { touched }: Pledge,
  { deviceId }: PledgeAround,
): boolean => {
  const unit = unitOf(act);
  const last = unit === null ? undefined : touched[unit];
  return last !== undefined && last.version > baseVersion && last.deviceId !== deviceId;
};

const conflictOf = (conflictId: string, act: PledgeAct, { deviceId, by, at }: PledgeAround): PledgeConflict => ({
  ...{ conflictId, deviceId, unit: unitOf(act) ?? act.type, losing: act, by, at },
});

/** Of one device's words about a thing the last ones count. */
const othersThan = ({ conflicts }: Pledge, act: PledgeAct, deviceId: string): PledgeConflict[] =>
  conflicts.filter((other) => other.unit !== unitOf(act) || other.deviceId !== deviceId);

const touch = (pledge: Pledge, act: PledgeAct, unit: string, { version, deviceId, by }: PledgeAround): Pledge => ({
  ...pledge,
  conflicts: othersThan(pledge, act, deviceId),
  touched: { ...pledge.touched, [unit]: { version, deviceId, by } },
});

const remember = (pledge: Pledge, commandId: string): Pledge => ({
  ...pledge,
  taken: [...pledge.taken, commandId].slice(-REMEMBERED),
});

/** The author of what waits, or the secretary, chooses; what is taken is decided as of now. */
export const resolveConflict =
  (decide: DecidePledge): Handler<'resolve-conflict'> =>
  ({ conflictId, take }, pledge, around) => {
    const conflict = pledge.conflicts.find((other) => other.conflictId === conflictId);
    if (!conflict) return refuse('PLEDGE_CONFLICT_UNKNOWN', { conflictId });
    // What somebody else concluded about a member is not the member's to choose.
    if (around.by === pledge.memberId && conflict.unit === 'review') return refuse('PLEDGE_NOT_YOURS');
    const conflicts = pledge.conflicts.filter((other) => other !== conflict);
    if (take === 'standing') return changedTo('pledge.conflict-resolved', pledge, { conflicts });
    const decided = decide(conflict.losing as PledgeAct, pledge, { ...around, by: conflict.by });
    if (!decided.ok) return decided;
    const patch = Object.assign({}, ...decided.value.map((event) => ('patch' in event ? event.patch : {})));
    const { version, deviceId, by } = around;
    const touched = { ...pledge.touched, [conflict.unit]: { version, deviceId, by } };
    return changedTo('pledge.conflict-resolved', pledge, { ...patch, conflicts, touched });
  };
