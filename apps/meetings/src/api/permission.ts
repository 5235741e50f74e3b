import { can, postsOn, type Action, type Actor } from '@bontot/access';
import { isWithin, localDateOf, type UnitPath } from '@bontot/kernel';
import { actionOf, type ActType, type MeetingKind } from '@bontot/meeting-core';
import { forbidden, type Asking } from '@bontot/service';

/** What the matrix gives to leaders of a cell belongs in a committee's own meeting to those who conduct it. */
const OF_LEADERS: readonly Action[] = [
  ...(['meeting.conduct', 'minutes.write', 'minutes.sign', 'minutes.amend'] as const),
  ...(['meeting-score.propose', 'waiver.request'] as const),
];
const OF_ONESELF: readonly Action[] = ['check-in.self', 'vote.cast'];
const COMMITTEE_ROLES = ['committee', 'standing_committee'];

export type Place = { path: UnitPath; subject: 'cell' | 'committee' };

export const subjectOfKind = (kind: MeetingKind): Place['subject'] => (kind === 'committee' ? 'committee' : 'cell');

/** Whether the actor may do this in the unit today; what is one's own is asked for the actor. */
export function allows(action: Action, { path, subject }: Place, { actor, moment }: Asking): boolean {
  const today = localDateOf(moment);
  const asked = subject === 'committee' && OF_LEADERS.includes(action) ? 'committee-meeting.conduct' : action;
  if (subject === 'committee' && OF_ONESELF.includes(action)) return sitsIn(path, actor, today);
  // No sender's contract names anything here: systems neither meet nor give work.
  const whose = actor.personId === undefined ? { listed: false } : { ownerId: actor.personId };
  return can(actor, asked, { path, ...whose }, today);
}

export const allowsAct = (type: ActType, place: Place, asked: Asking): boolean => allows(actionOf[type], place, asked);

/** Problem 403 FORBIDDEN. */
export function require(action: Action, place: Place, asked: Asking): void {
  if (!allows(action, place, asked)) throw forbidden('FORBIDDEN', { action });
}

/** A member of the committee itself: what they do about themselves in its meeting needs no other post. */
const sitsIn = (path: UnitPath, actor: Actor, today: string): boolean =>
  actor.personId !== undefined &&
  postsOn(actor, today).some((post) => COMMITTEE_ROLES.includes(post.role) && post.path === path);

/** Whether the actor reaches the path by any of these prefixes. */
export const reaches = (prefixes: readonly UnitPath[], path: UnitPath): boolean =>
  prefixes.some((prefix) => isWithin(path, prefix));
