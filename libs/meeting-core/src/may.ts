import type { Action } from '@bontot/access';
import type { Act, ActType } from './acts.ts';
import type { MeetingState } from './parts.ts';

const beforehand = ['draft', 'announced'] as const;
const untilClosed = ['draft', 'announced', 'in_progress'] as const;
const forMembers = ['announced', 'in_progress'] as const;
const held = ['in_progress'] as const;
const after = ['closed'] as const;

/**
 * What may change in which state (domain handbook 3.2): a draft is the leaders' alone; roll call, statements, votes and
 * outcomes are written while the meeting is held; after the closing only minutes, score and corrections. How far minutes have
 * come narrows some of it further: see their acts. `plan` makes the meeting.
 */
export const mayIn = {
  plan: [],
  change: [...untilClosed, 'closed'],
  'set-item': untilClosed,
  'remove-item': untilClosed,
  'order-items': untilClosed,
  'record-pre-meeting': untilClosed,
  'attach-paper': untilClosed,
  'publish-papers': untilClosed,
  'remove-paper': untilClosed,
  announce: beforehand,
  cancel: beforehand,
  'acknowledge-papers': forMembers,
  'ask-excuse': forMembers,
  'withdraw-excuse': ['announced'],
  'speak-up': forMembers,
  'check-in': held,
  choose: held,
  open: ['announced'],
  mark: held,
  'admit-temporary': held,
  'set-guest': held,
  'remove-guest': held,
  'note-item': held,
  'set-statement': held,
  'remove-statement': held,
  'vote-by-hand': held,
  'open-vote': held,
  'close-vote': held,
  'remove-vote': held,
  'set-conclusion': held,
  'remove-conclusion': held,
  'set-task': held,
  'remove-task': held,
  'set-sittings': untilClosed,
  close: held,
  'correct-roll': after,
  'correct-times': after,
  'write-minutes': after,
  'read-out': after,
  'approve-minutes': after,
  sign: after,
  amend: after,
  'sign-amendment': after,
  'propose-score': after,
  'vote-score': after,
  'send-score': after,
  'confirm-score': after,
  'return-score': after,
  annul: after,
  'resolve-conflict': [...untilClosed, 'closed'],
} as const satisfies Record<ActType, readonly MeetingState[]>;

/** Looks the table up for a state that is not known beforehand. */
export const isAllowedIn = (type: ActType, state: MeetingState): boolean =>
  (mayIn[type] as readonly MeetingState[]).includes(state);

const own = {
  'acknowledge-papers': 'check-in.self',
  'ask-excuse': 'check-in.self',
  'withdraw-excuse': 'check-in.self',
  'speak-up': 'check-in.self',
  'check-in': 'check-in.self',
  choose: 'vote.cast',
} as const;

/**
 * The action of the permission matrix that each act needs in the meeting's unit. For a committee's own meeting those of
 * leaders are `committee-meeting.conduct` instead.
 */
export const actionOf: Record<ActType, Action> = {
  ...(Object.fromEntries(Object.keys(mayIn).map((type) => [type, 'meeting.conduct'])) as Record<ActType, Action>),
  ...own,
  'write-minutes': 'minutes.write',
  'read-out': 'minutes.write',
  'approve-minutes': 'minutes.write',
  sign: 'minutes.sign',
  amend: 'minutes.amend',
  'sign-amendment': 'minutes.amend',
  'propose-score': 'meeting-score.propose',
  'vote-score': 'meeting-score.propose',
  'send-score': 'meeting-score.propose',
  'confirm-score': 'meeting-score.confirm',
  'return-score': 'meeting-score.confirm',
  annul: 'waiver.approve',
};

/** Acts of members about themselves, which need a person on the list and no post. */
export const isOfOneself = ({ type }: Act): boolean => type in own;

/** The table for the documents: a row an act, a column a state, and the action that permits it. */
export function mayTable(): string {
  const states: MeetingState[] = ['draft', 'announced', 'in_progress', 'closed', 'annulled', 'cancelled'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = (Object.keys(mayIn) as ActType[]).map((type) =>
    line([`\`${type}\``, ...states.map((state) => (isAllowedIn(type, state) ? 'yes' : '–')), `\`${actionOf[type]}\``]),
  );
  return [
    line(['act', ...states.map((state) => `\`${state}\``), 'action']),
    line(['---', ...states.map(() => '---'), '---']),
    ...rows,
  ].join('\n');
}
