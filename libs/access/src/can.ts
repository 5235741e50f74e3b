import { isWithin, type LocalDate, type UnitPath } from '@bontot/kernel';
import { postsOn, type Actor, type HeldPost } from './actor.ts';
import { grantOf, type Action, type Condition, type Grant } from './matrix.ts';

/** What an action is done to. Leave out what does not apply: a missing member can only deny. */
export type Target = {
  /** Path of the unit concerned. */
  path?: UnitPath;
  /** The person whose data it is. */
  ownerId?: string;
  /** Conditions that the caller has verified: an open inspection or review with a number. */
  given?: readonly Condition[];
  /** False when the sender's contract does not name this record; the contract itself is kept by the service. */
  listed?: boolean;
};

/**
 * May the actor do this to that on this day? Default is deny.
 *
 * A sender's `own-list` is answered by its part of the tree and by `listed`: a service checks its contract first. A
 * sender may also speak of a unit that nobody knows yet (no `path`): such evidence waits as unclaimed.
 */
export const can = (actor: Actor, action: Action, target: Target, today: LocalDate): boolean =>
  postsOn(actor, today).some((post) => {
    const grant = grantTo(actor, action, post);
    return grant !== undefined && reaches(actor, post, grant, target) && holds(grant.when, post, target);
  });

/** How far an actor reaches with an action, in the form that a query needs. */
export type Reach = {
  /** Closed paths; what lies at or below one of them is in reach. */
  prefixes: UnitPath[];
  /** The actor's own data. */
  own: boolean;
  /** What the sender's contract names. */
  ownList: boolean;
  all: boolean;
};

/**
 * The largest range of an action, for the path prefix of a list's query. Conditions about one unit (`itself`, `direct`,
 * `below`) are left to {@link can}; an inspection or review that is not `given` gives nothing.
 */
export function scopesOf(actor: Actor, action: Action, today: LocalDate, given: readonly Condition[] = []): Reach {
  const reach: Reach = { prefixes: [], own: false, ownList: false, all: false };
  for (const post of postsOn(actor, today)) {
    const grant = grantTo(actor, action, post);
    if (!grant || (mustBeShown(grant.when) && !given.includes(grant.when))) continue;
    if (grant.scope === 'own') reach.own = true;
    else if (grant.scope === 'own-list') reach.ownList = true;
    else if (grant.scope === 'all') reach.all = true;
    else reach.prefixes.push(post.path);
  }
  reach.prefixes = outermost(reach.prefixes);
  return reach;
}

/** True when the actor has the action anywhere at all: what a route can know before it has found its target. */
export const permits = (actor: Actor, action: Action, today: LocalDate): boolean =>
  postsOn(actor, today).some((post) => grantTo(actor, action, post) !== undefined);

/** What a post gives: own data to a person alone, an own list to a sender alone. */
function grantTo(actor: Actor, action: Action, post: HeldPost): Grant | undefined {
  const grant = grantOf(action, post.role);
  if (grant?.scope === 'own' && actor.personId === undefined) return undefined;
  return grant?.scope === 'own-list' && actor.sender === undefined ? undefined : grant;
}

const reaches = (actor: Actor, post: HeldPost, grant: Grant, target: Target): boolean => {
  const inUnit = target.path !== undefined && isWithin(target.path, post.path);
  switch (grant.scope) {
    case 'all':
      return true;
    case 'own':
      return target.ownerId !== undefined && target.ownerId === actor.personId && (inUnit || target.path === undefined);
    case 'own-list':
      return target.listed !== false && (inUnit || target.path === undefined);
    default:
      return inUnit;
  }
};

const holds = (when: Condition | undefined, post: HeldPost, target: Target): boolean => {
  switch (when) {
    case 'itself':
      return target.path === post.path;
    case 'below':
      return target.path !== post.path;
    case 'direct':
      return target.path !== undefined && parentOf(target.path) === post.path;
    case 'open-inspection':
    case 'open-review':
      return target.given?.includes(when) ?? false;
    default:
      return true;
  }
};

const mustBeShown = (when: Condition | undefined): when is Condition =>
  when === 'open-inspection' || when === 'open-review';

const parentOf = (path: UnitPath): UnitPath => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);

/** Drops paths that lie within another, so that a query has no range twice. */
const outermost = (paths: UnitPath[]): UnitPath[] =>
  [...new Set(paths)].filter((path, _, every) => !every.some((other) => other !== path && isWithin(path, other)));
