import type { Level, Post, Role } from '@bontot/contracts';
import { addDays, ok, refuse, unreachable, type LocalDate, type Result, type UnitPath } from '@bontot/kernel';

/** Roles by which somebody acts for themselves in their cell: they come and go with the membership. */
export const MEMBERSHIP_ROLES: readonly Role[] = ['member', 'probationary', 'exempt'];
/** Roles that only a member of the cell holds; a supervisor comes from above. */
export const ROLES_OF_MEMBERS: readonly Role[] = ['secretary', 'deputy', ...MEMBERSHIP_ROLES];

/** A role held by a person in a unit for a time; its version is counted by the store. */
export type PostState = Omit<Post, 'version'> & { fingerprint: string };
export type NewPost = Omit<Post, 'version' | 'path'>;

/** What a decision needs to know of the unit. */
export type UnitOfPost = { path: UnitPath; level: Level; validFrom: LocalDate; validTo: LocalDate | null } | undefined;

export type PostCommand =
  | { type: 'assign'; post: NewPost; unit: UnitOfPost; fingerprint: string }
  | { type: 'end'; until: LocalDate }
  | { type: 'extend'; until: LocalDate | null; unit: UnitOfPost }
  /** Entered by mistake: it gives nothing, on no day. */
  | { type: 'withdraw' }
  | { type: 'follow-unit'; path: UnitPath };

export type PostEvent =
  | { type: 'post.assigned'; state: PostState }
  | { type: 'post.ended'; until: LocalDate | null }
  | { type: 'post.repathed'; path: UnitPath };

const COMMITTEES: Level[] = ['commune', 'grassroots_committee', 'part_committee'];

/**
 * Where a role may be held: what a role reaches is counted from its unit, so a secretary of a commune would see every
 * cell of it. Systems are no persons and hold no post.
 */
const HELD_IN: Record<Role, readonly Level[]> = {
  org_dept: ['province'],
  standing_committee: ['province', ...COMMITTEES],
  committee: COMMITTEES,
  supervisor: ['cell'],
  inspector: ['province', ...COMMITTEES],
  secretary: ['cell'],
  deputy: ['cell'],
  member: ['cell'],
  probationary: ['cell'],
  exempt: ['cell'],
  external_system: [],
  technical: ['province'],
};

/**
 * Decides on one post. Codes: POST_EXISTS, POST_UNKNOWN, POST_ENDED, UNIT_UNKNOWN, UNIT_CLOSED, ROLE_NOT_IN_UNIT,
 * POST_ENDS_BEFORE_START, POST_NOT_LONGER.
 */
export function decide(command: PostCommand, post: PostState | undefined): Result<PostEvent[]> {
  if (command.type === 'assign') return assign(command, post);
  if (!post) return refuse('POST_UNKNOWN');
  switch (command.type) {
    case 'end':
      if (post.until === command.until) return ok([]);
      if (post.until !== null && post.until < command.until) return refuse('POST_ENDED', { until: post.until });
      if (command.until < post.from) return refuse('POST_ENDS_BEFORE_START', { from: post.from });
      return ok([{ type: 'post.ended', until: command.until }]);
    case 'extend':
      return extend(command, post);
    case 'withdraw':
      return post.until !== null && post.until < post.from
        ? ok([])
        : ok([{ type: 'post.ended', until: addDays(post.from, -1) }]);
    case 'follow-unit':
      return command.path === post.path ? ok([]) : ok([{ type: 'post.repathed', path: command.path }]);
    default:
      return unreachable(command);
  }
}

export function evolve(post: PostState | undefined, event: PostEvent): PostState {
  if (event.type === 'post.assigned') return event.state;
  if (!post) throw new Error(`${event.type} before post.assigned`);
  return event.type === 'post.ended' ? { ...post, until: event.until } : { ...post, path: event.path };
}

/** A longer term, or one without an end; one that has ended begins again without a gap only while its unit exists. */
function extend({ until, unit }: Extract<PostCommand, { type: 'extend' }>, post: PostState): Result<PostEvent[]> {
  if (until === post.until) return ok([]);
  if (until !== null && until < post.from) return refuse('POST_ENDS_BEFORE_START', { from: post.from });
  if (post.until === null || (until !== null && until < post.until))
    return refuse('POST_NOT_LONGER', { until: post.until });
  if (!unit || unit.validTo !== null) return refuse('UNIT_CLOSED', { unitId: post.unitId, validTo: unit?.validTo });
  return ok([{ type: 'post.ended', until }]);
}

function assign(
  { post: content, unit, fingerprint }: Extract<PostCommand, { type: 'assign' }>,
  existing: PostState | undefined,
): Result<PostEvent[]> {
  const { postId, unitId, role, from, until } = content;
  if (existing) return existing.fingerprint === fingerprint ? ok([]) : refuse('POST_EXISTS', { postId });
  if (!unit) return refuse('UNIT_UNKNOWN', { postId, unitId });
  if (!HELD_IN[role].includes(unit.level)) return refuse('ROLE_NOT_IN_UNIT', { postId, role, level: unit.level });
  if (until !== null && until < from) return refuse('POST_ENDS_BEFORE_START', { postId, from });
  if (unit.validTo !== null && unit.validTo < from)
    return refuse('UNIT_CLOSED', { postId, unitId, validTo: unit.validTo });
  return ok([{ type: 'post.assigned', state: { ...content, path: unit.path, fingerprint } }]);
}
