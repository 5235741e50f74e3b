import type { PledgeActType } from './acts.ts';
import type { Pledge, PledgeState } from './pledge.ts';

const OPEN: readonly PledgeState[] = ['none', 'draft', 'withdrawn'];
const IN_FORCE: readonly PledgeState[] = ['registered', 'mid_reported'];
const UNREVIEWED: readonly PledgeState[] = ['registered', 'mid_reported', 'end_reported'];

/** In which states an act can be done at all; the decision says the rest. */
export const pledgeActIn: Record<PledgeActType, (pledge: Pledge) => boolean> = {
  write: ({ state }) => OPEN.includes(state),
  'carry-over': ({ state }) => state === 'none' || state === 'draft',
  register: ({ state }) => OPEN.includes(state),
  amend: ({ state }) => IN_FORCE.includes(state),
  'add-deed': ({ state }) => IN_FORCE.includes(state),
  report: ({ state }) => UNREVIEWED.includes(state),
  confirm: ({ helped }) => helped.length > 0,
  decline: ({ helped }) => helped.length > 0,
  comment: ({ state, comment }) => state === 'reviewed' && comment === null,
  'ask-withdrawal': ({ state }) => state === 'draft' || UNREVIEWED.includes(state),
  'decide-amendment': ({ amendment }) => amendment !== null,
  'decide-withdrawal': ({ withdrawalAsked }) => withdrawalAsked !== null,
  withdraw: ({ state }) => state === 'draft' || UNREVIEWED.includes(state),
  return: ({ state }) => state === 'registered',
  review: ({ state }) => UNREVIEWED.includes(state),
  remind: ({ state }) => state !== 'withdrawn' && state !== 'reviewed',
  'resolve-conflict': ({ conflicts }) => conflicts.length > 0,
  reopen: ({ state }) => state === 'reviewed',
};
