import type { Role } from '@bontot/contracts';
import { addDays, ok, type LocalDate } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { MemberState } from '../member/member.ts';
import { belongsOn, isAwayOn, kindOn, lastTurn, roleOn } from '../member/standing.ts';
import { MEMBERSHIP_ROLES, ROLES_OF_MEMBERS, type PostState } from '../post/post.ts';
import type { Posts } from '../storage/posts.ts';
import { recordIdFrom } from '../storage/record-id.ts';
import type { Units } from '../storage/units.ts';

/** Whoever is gone for good holds nothing anywhere. */
const GONE_FOR_GOOD = ['died', 'expelled', 'struck_off'];
const LEADERS: readonly Role[] = ['secretary', 'deputy'];

type Parts = { posts: Posts; units: Units };
type Held = Stored<PostState>;

/**
 * Lets the posts of a person follow their membership: who has left a cell holds nothing in it from that day, and who goes on
 * elsewhere, becomes a full member or is exempt acts there by the role of the day. Doing it again changes nothing. Who never
 * had a post in a cell gets none by this.
 */
export async function settlePosts({ posts, units }: Parts, member: MemberState, today: LocalDate): Promise<void> {
  // Posts of a record closed as a duplicate went with the closing.
  if (member.sameAs) return;
  const held = await posts.ofPersons([member.memberId]);
  const endings = new Map(lastDays(member, held, await closedUnits(units, held)));
  for (const [id, until] of endings) await endPost(posts, id, until);
  if (!held.some(({ state }) => ROLES_OF_MEMBERS.includes(state.role))) return;
  await actsInOwnCell({ posts, units }, member, held, today);
  await actsWhereStaying({ posts, units }, member, today);
}

/** Last days of posts that a leaving ends; who led a cell that closed that day finishes there what was begun (tree-keeper). */
function lastDays(member: MemberState, held: Held[], closed: Map<string, LocalDate>): [string, LocalDate][] {
  const gone = member.leftCellOn !== null && GONE_FOR_GOOD.includes(member.leftReason ?? '');
  return held.flatMap(({ id, state }): [string, LocalDate][] => {
    const leftOn = gone ? member.leftCellOn : leftCell(member, state);
    if (leftOn == null || (state.until !== null && state.until < leftOn)) return [];
    const until = addDays(leftOn, -1);
    if (!gone && LEADERS.includes(state.role) && closed.get(state.unitId) === until) return [];
    return [[id, until < state.from ? state.from : until]];
  });
}

/**
 * Last days of those units that the posts lead and that have one. A unit that others follow ends the day before they begin,
 * also while its members have gone over and it is still to be closed.
 */
async function closedUnits(units: Units, held: Held[]): Promise<Map<string, LocalDate>> {
  const led = held.flatMap(({ state: { role, unitId } }) => (LEADERS.includes(role) ? [unitId] : []));
  if (led.length === 0) return new Map();
  const [known, following] = await Promise.all([units.loadAll(led), units.successorsOf(led)]);
  return new Map([
    ...following.flatMap(({ state }) => state.successorOf.map((id) => [id, addDays(state.validFrom, -1)] as const)),
    ...[...known].flatMap(([id, { state }]) => (state.validTo === null ? [] : [[id, state.validTo] as const])),
  ]);
}

/** The first day on which the person no longer belongs to the cell of a post, if they have left it. */
function leftCell(member: MemberState, { unitId, role, from }: PostState): LocalDate | null {
  if (!ROLES_OF_MEMBERS.includes(role)) return null;
  if (unitId === member.cellId) return member.leftCellOn;
  if (member.temporary?.cellId === unitId) return null;
  const stays = member.past.filter((stay) => stay.cellId === unitId && stay.leftCellOn >= from);
  return stays.at(-1)?.leftCellOn ?? null;
}

async function actsInOwnCell({ posts, units }: Parts, member: MemberState, held: Held[], today: LocalDate) {
  const wanted = roleOn(member, today);
  const here = held.filter(({ state }) => state.unitId === member.cellId && holds(state, today));
  const since = lastTurn(member, today);
  for (const { id, state } of here)
    if (MEMBERSHIP_ROLES.includes(state.role) && state.role !== wanted)
      await endPost(posts, id, state.from < since ? addDays(since, -1) : state.from);
  if (wanted === null || here.some(({ state }) => state.role === wanted || LEADERS.includes(state.role))) return;
  // Who led the cell until a day needed nothing else until then.
  const led = held.flatMap(({ state: { role, unitId, until } }) =>
    LEADERS.includes(role) && unitId === member.cellId && until !== null && until < today ? [addDays(until, 1)] : [],
  );
  const from = [since, ...led].sort().at(-1)!;
  await giveRole({ posts, units }, { personId: member.memberId, role: wanted, unitId: member.cellId, from });
}

/** Temporary members count in the base where they stay (domain handbook 3.3), so they act there as well. */
async function actsWhereStaying(parts: Parts, member: MemberState, today: LocalDate): Promise<void> {
  const { temporary, memberId: personId } = member;
  if (!temporary || !isAwayOn(member, today) || !belongsOn(member, today)) return;
  const role = kindOn(member, today) === 'full' ? 'member' : 'probationary';
  const { cellId: unitId, from, to: until } = temporary;
  await giveRole(parts, { personId, role, unitId, from, until });
}

type Given = { personId: string; role: Role; unitId: string; from: LocalDate; until?: LocalDate };

/** A role in a cell from a day; one that began on that day and was ended goes on. */
export async function giveRole({ posts, units }: Parts, { until = undefined, ...given }: Given): Promise<void> {
  const { personId, unitId, role, from } = given;
  const postId = recordIdFrom('post', personId, unitId, role, from);
  const unit = (await units.find(unitId))?.state;
  const post = { postId, ...given, until: until ?? null };
  await posts.run(postId, (existing) =>
    ok(
      existing && existing.until !== post.until
        ? { type: 'extend', until: post.until, unit }
        : { type: 'assign', post, unit, fingerprint: existing?.fingerprint ?? 'membership' },
    ),
  );
}

const endPost = (posts: Posts, id: string, until: LocalDate) => posts.run(id, () => ok({ type: 'end', until }));
const holds = ({ from, until }: PostState, day: LocalDate): boolean => from <= day && (until === null || until >= day);
