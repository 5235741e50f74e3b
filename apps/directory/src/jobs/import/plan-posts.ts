import { sameName } from '../../import/cell.ts';
import { isSameBirth } from '../../import/member-plan.ts';
import { readPost, type PostDraft } from '../../import/post-row.ts';
import { RowReader, type RowProblem } from '../../import/row.ts';
import type { KnownUnit } from '../../import/unit-index.ts';
import { folded } from '../../member/person.ts';
import type { MemberState } from '../../member/member.ts';
import { decide, type NewPost, type PostState } from '../../post/post.ts';
import {
  metBefore,
  placeOf,
  problemRow,
  type Planned,
  type Planner,
  type PlacedRow,
  type SheetAt,
  type Surroundings,
} from './planner.ts';

type Person = Pick<MemberState, 'memberId' | 'name'>;
type Drafted = { at: PlacedRow; draft: PostDraft; problems: RowProblem[]; unit: KnownUnit | undefined };

/**
 * Plans of rows about posts. The person is a member below the importer's unit already, known by id, by card or by the name
 * among the members of the cell where the post is held: a list of names alone gives nobody permissions elsewhere.
 */
export const planPosts: Planner = async (rows, sheet, around) => {
  const drafted = rows.map((at) => drafts(at, around));
  const good = drafted.filter(({ problems }) => problems.length === 0);
  const { reads, asOf } = around;
  const states = await reads.byIds(good.flatMap(({ draft }) => draft.memberId ?? []));
  const byCard = await reads.byCards(good.flatMap(({ draft }) => draft.cardNumber ?? []));
  const cells = [...new Set(good.flatMap(({ unit }) => (unit?.level === 'cell' ? [unit.unitId] : [])))];
  const members = await reads.inCells(cells, asOf);
  const persons = drafted.map((row) => personOf(row, states, byCard, members, around));
  const posts = await reads.postsOf(persons.flatMap((person) => person?.memberId ?? []));
  return drafted.map((row, at) => plan(row, persons[at], posts, sheet, around));
};

function drafts(at: PlacedRow, around: Surroundings): Drafted {
  const { draft, problems } = readPost(at.row, at.cells, around.today);
  const reader = new RowReader(at.row, at.cells);
  let unit = at.part;
  if (draft.unit) {
    const found = around.index.find(draft.unit, { on: draft.from ?? around.asOf });
    if (found.ok) unit = found.value;
    else reader.refuse('unit', found.refusal.code, found.refusal.details);
  } else if (!unit) reader.refuse('unit', 'IMPORT_UNIT_MISSING');
  const own = reader.problems.filter(({ code }) => !problems.some((problem) => problem.code === code));
  return { at, draft, problems: [...problems, ...own], unit };
}

/** The person, or undefined with a problem noted. */
function personOf(
  row: Drafted,
  states: Map<string, MemberState>,
  byCard: Map<string, MemberState>,
  members: MemberState[],
  { index, newcomers }: Surroundings,
): Person | undefined {
  const { draft, problems, unit, at } = row;
  if (problems.length > 0 || !unit) return undefined;
  const known = (draft.memberId && states.get(draft.memberId)) || (draft.cardNumber && byCard.get(draft.cardNumber));
  if (known && index.byId(known.cellId)) return known;
  const named = members.filter(
    ({ cellId, name, details }) =>
      cellId === unit.unitId &&
      draft.name !== undefined &&
      (sameName(name) === sameName(draft.name) || folded(name) === folded(draft.name)) &&
      (!draft.birthDate || !details?.birthDate || isSameBirth(draft.birthDate, details.birthDate)),
  );
  if (named.length === 1) return named[0];
  const newcomer =
    newcomers?.get(`card ${draft.cardNumber}`) ?? newcomers?.get(`in ${unit.unitId} ${sameName(draft.name ?? '')}`);
  if (named.length === 0 && newcomer && newcomer.memberId !== '') return newcomer;
  const reader = new RowReader(at.row, at.cells);
  reader.refuse('name', named.length > 1 ? 'IMPORT_PERSON_AMBIGUOUS' : 'IMPORT_PERSON_UNKNOWN');
  row.problems.push(...reader.problems);
  return undefined;
}

function plan(
  { at, draft, problems, unit }: Drafted,
  person: Person | undefined,
  posts: PostState[],
  sheet: SheetAt,
  around: Surroundings,
): Planned {
  const title = person?.name ?? draft.name ?? '';
  if (problems.length > 0 || !person || !unit) return problemRow(at.row, title, problems, unit?.unitId ?? null);
  const role = draft.role!;
  const from = draft.from ?? around.asOf;
  const reader = new RowReader(at.row, at.cells);
  const before = metBefore(around, `post ${person.memberId} ${role} ${unit.unitId} ${from}`, placeOf(sheet, at.row));
  if (before) reader.refuse('role', 'IMPORT_ROW_REPEATED', { place: before });
  const held = posts.some(
    (post) =>
      post.personId === person.memberId &&
      post.role === role &&
      post.unitId === unit.unitId &&
      (post.until === null || post.until >= from),
  );
  const post: NewPost = {
    postId: around.newId(),
    personId: person.memberId,
    role,
    unitId: unit.unitId,
    from,
    until: draft.until ?? null,
  };
  const decided = decide({ type: 'assign', post, unit, fingerprint: '' }, undefined);
  if (!decided.ok) reader.refuse('role', decided.refusal.code, decided.refusal.details);
  if (reader.problems.length > 0) return problemRow(at.row, title, reader.problems, unit.unitId);
  const rest = { row: at.row, title, unitId: unit.unitId, problems: [], likely: [] };
  if (held) return { ...rest, outcome: 'same', changes: [], write: null };
  return {
    ...rest,
    outcome: 'create',
    changes: [{ field: 'post', before: null, after: role }],
    write: { kind: 'post', post },
  };
}
