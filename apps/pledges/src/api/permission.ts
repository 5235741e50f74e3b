import { can, postsOn, type Action } from '@bontot/access';
import { isWithin, localDateOf, type UnitPath } from '@bontot/kernel';
import type { PledgeAct, PledgeActType } from '@bontot/pledge-core';
import { forbidden, type Asking } from '@bontot/service';

/** Whether the actor may do this at the path today; what is one's own is asked for the actor. */
export function allows(action: Action, path: UnitPath, { actor, moment }: Asking): boolean {
  const whose = actor.personId === undefined ? { listed: false } : { ownerId: actor.personId };
  return can(actor, action, { path, ...whose }, localDateOf(moment));
}

/** Problem 403 FORBIDDEN. */
export function require(action: Action, path: UnitPath, asked: Asking): void {
  if (!allows(action, path, asked)) throw forbidden('FORBIDDEN', { action });
}

/** Committee or department above: a supervisor proposes only, and nobody judges the unit of their own. */
export const decidesAbove = (path: UnitPath, { actor, moment }: Asking): boolean =>
  actor.personId !== undefined &&
  can(
    { ...actor, posts: actor.posts.filter(({ role }) => role !== 'supervisor') },
    'review.decide',
    { path },
    localDateOf(moment),
  );

/** Of oneself, of the secretary for the cell, of the secretary too as a helper, or of the committee above. */
const KINDS = {
  write: 'own',
  'carry-over': 'own',
  register: 'helped',
  amend: 'helped',
  'add-deed': 'own',
  report: 'helped',
  confirm: 'own',
  decline: 'own',
  comment: 'own',
  'ask-withdrawal': 'own',
  'decide-amendment': 'reviewer',
  'decide-withdrawal': 'reviewer',
  withdraw: 'reviewer',
  return: 'reviewer',
  review: 'reviewer',
  remind: 'reviewer',
  'resolve-conflict': 'helped',
  reopen: 'above',
} as const satisfies Record<PledgeActType, 'own' | 'helped' | 'reviewer' | 'above'>;

/** May the actor do this to the year of the member, which lies at the path? */
export function allowsAct(type: PledgeAct['type'], memberId: string, path: UnitPath, asked: Asking): boolean {
  const isOwn = asked.actor.personId === memberId && allows('pledge.write', path, asked);
  switch (KINDS[type]) {
    case 'own':
      return isOwn;
    case 'helped':
      return isOwn || allows('pledge.review', path, asked);
    case 'reviewer':
      return allows('pledge.review', path, asked);
    case 'above':
      return decidesAbove(path, asked);
  }
}

const OF_THE_CELL = ['secretary', 'deputy', 'member', 'probationary', 'exempt'];

/** A member of this very cell. */
export const belongsTo = (path: UnitPath, { actor, moment }: Asking): boolean =>
  actor.personId !== undefined &&
  postsOn(actor, localDateOf(moment)).some((post) => OF_THE_CELL.includes(post.role) && post.path === path);

export const holds = (role: string, path: UnitPath, { actor, moment }: Asking): boolean =>
  postsOn(actor, localDateOf(moment)).some((post) => post.role === role && isWithin(path, post.path));
