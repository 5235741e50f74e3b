import { isWithin } from '@bontot/kernel';
import { planMember, personOf, type KnownMember } from '../../import/member-plan.ts';
import { readMember, type MemberDraft } from '../../import/member-row.ts';
import { RowReader, type RowProblem } from '../../import/row.ts';
import { sameName } from '../../import/cell.ts';
import type { KnownUnit } from '../../import/unit-index.ts';
import type { MemberState } from '../../member/member.ts';
import { NO_DETAILS, twinKeyOf } from '../../member/person.ts';
import { knownOf } from '../../storage/import-reads.ts';
import { markOf } from '../../storage/member-mark.ts';
import {
  metBefore,
  placeOf,
  problemRow,
  type Planned,
  type Planner,
  type SheetAt,
  type Surroundings,
  type PlacedRow,
} from './planner.ts';

type Drafted = { at: PlacedRow; draft: MemberDraft; problems: RowProblem[]; cell: KnownUnit | undefined };

/** Plans of rows about members. */
export const planMembers: Planner = async (rows, sheet, around) => {
  const drafted = rows.map((at) => drafts(at, sheet, around));
  const good = drafted.filter(({ problems, cell }) => problems.length === 0 && cell);
  const known = await lookUp(good, around);
  const planned = drafted.map((row) => plan(row, sheet, around, known));
  await suggest(planned, drafted, around);
  return planned;
};

function drafts(at: PlacedRow, sheet: SheetAt, around: Surroundings): Drafted {
  const { draft, problems } = readMember(at.row, at.cells, around);
  const reader = new RowReader(at.row, at.cells);
  const cell = cellOf(draft, at.part, reader, around);
  const before = repeated(draft, cell, placeOf(sheet, at.row), around);
  if (before) reader.refuse('name', 'IMPORT_ROW_REPEATED', { place: before });
  // What a cell's fault is was said by the first reader.
  const own = reader.problems.filter(({ code }) => !problems.some((problem) => problem.code === code));
  return { at, draft, problems: [...problems, ...own], cell };
}

function cellOf(draft: MemberDraft, part: KnownUnit | undefined, reader: RowReader, { index, asOf }: Surroundings) {
  if (!draft.cell && !part) return void reader.refuse('cell', 'IMPORT_UNIT_MISSING');
  const found = draft.cell
    ? index.find(draft.cell, { level: 'cell', on: asOf, ...(draft.above && { above: draft.above }) })
    : { ok: true as const, value: part! };
  if (!found.ok) return void reader.refuse('cell', found.refusal.code, found.refusal.details);
  const { unitId, level } = found.value;
  if (level === 'cell') return found.value;
  reader.refuse('cell', 'NOT_A_CELL', { cellId: unitId, level });
  return undefined;
}

/**
 * Where the person stands in the file already. Cards and our ids tell people apart: a province has people of one name born on
 * one day. Without either, two of one name and birth date in a cell are one.
 */
function repeated(draft: MemberDraft, cell: KnownUnit | undefined, place: string, around: Surroundings) {
  const { memberId, cardNumber, name, birthDate } = draft;
  const keys = [memberId && `id ${memberId}`, cardNumber && `card ${cardNumber}`];
  if (!memberId && !cardNumber && name && cell) keys.push(`in ${cell.unitId} ${sameName(name)} ${birthDate ?? ''}`);
  const met = keys.map((key) => (key ? metBefore(around, key, place) : undefined));
  return met.find((before) => before !== undefined);
}

type Lookup = {
  states: Map<string, MemberState>;
  byCard: Map<string, MemberState>;
  byCell: Map<string, KnownMember[]>;
  led: Set<string>;
};

async function lookUp(rows: Drafted[], { reads, asOf }: Surroundings): Promise<Lookup> {
  const byCard = await reads.byCards(rows.flatMap(({ draft }) => draft.cardNumber ?? []));
  const byId = await reads.byIds(rows.flatMap(({ draft }) => draft.memberId ?? []));
  const states = new Map(byId);
  const byCell = new Map<string, KnownMember[]>();
  for (const state of await reads.inCells([...new Set(rows.map(({ cell }) => cell!.unitId))], asOf)) {
    const members = byCell.get(state.cellId) ?? [];
    if (members.length === 0) byCell.set(state.cellId, members);
    members.push(knownOf(state));
    states.set(state.memberId, state);
  }
  for (const state of [...byCard.values(), ...byId.values()]) states.set(state.memberId, state);
  const leading = rows
    .filter(({ draft }) => draft.post)
    .flatMap(({ draft, cell }) => {
      const found =
        (draft.memberId && states.get(draft.memberId)) || (draft.cardNumber && byCard.get(draft.cardNumber));
      const named = (byCell.get(cell!.unitId) ?? []).filter(({ name }) => sameName(name) === sameName(draft.name));
      return [...(found ? [found.memberId] : []), ...named.map(({ memberId }) => memberId)];
    });
  const posts = await reads.postsOf(leading);
  const led = posts
    .filter(({ until }) => until === null || until >= asOf)
    .map(({ personId, role, unitId }) => `${personId} ${role} ${unitId}`);
  return { states, byCard, byCell, led: new Set(led) };
}

function plan({ at, draft, problems, cell }: Drafted, sheet: SheetAt, around: Surroundings, known: Lookup): Planned {
  const unitId = cell?.unitId ?? null;
  if (problems.length > 0 || !cell) return problemRow(at.row, draft.name, problems, unitId);
  const seenAs = (state: MemberState | undefined) =>
    state && (around.index.byId(state.cellId) ? knownOf(state) : ('elsewhere' as const));
  const person = personOf(draft, {
    id: seenAs(draft.memberId ? known.states.get(draft.memberId) : undefined),
    card: seenAs(draft.cardNumber ? known.byCard.get(draft.cardNumber) : undefined),
    named: known.byCell.get(cell.unitId) ?? [],
  });
  const refused = (code: string, details: Record<string, unknown>) => {
    const reader = new RowReader(at.row, at.cells);
    reader.refuse(
      code === 'IMPORT_CARD_ELSEWHERE' ? 'cardNumber' : draft.memberId ? 'memberId' : 'name',
      code,
      details,
    );
    return problemRow(at.row, draft.name, reader.problems, unitId);
  };
  if (!person.ok) return refused(person.refusal.code, person.refusal.details);
  const { value: member } = person;
  // Two rows that come to one person by different ways.
  const before = member && metBefore(around, `is ${member.memberId}`, placeOf(sheet, at.row));
  if (before) return refused('IMPORT_ROW_REPEATED', { place: before });
  const hasPost =
    member !== undefined &&
    draft.post !== undefined &&
    known.led.has(`${member.memberId} ${draft.post} ${cell.unitId}`);
  const planned = planMember(draft, member, { cellId: cell.unitId, asOf: around.asOf, hasPost, newId: around.newId });
  if (!planned.ok) return refused(planned.refusal.code, planned.refusal.details);
  const { outcome, changes, write } = planned.value;
  if (outcome === 'create' && write) comes(draft, write.memberId, cell.unitId, around);
  const state = member && known.states.get(member.memberId);
  if (write && state) write.mark = markOf(state);
  return {
    ...{ row: at.row, title: draft.name, unitId, outcome, changes, problems: [], likely: [] },
    write: write && { kind: 'member', member: write, before: state ? withoutHistory(state) : null },
  };
}

/** Keeps a new member for the posts of a later sheet. Two of one name in a cell are nobody that a name alone could mean. */
function comes(draft: MemberDraft, memberId: string, cellId: string, { newcomers }: Surroundings): void {
  if (!newcomers) return;
  const newcomer = { memberId, name: draft.name, birthDate: draft.birthDate };
  if (draft.cardNumber) newcomers.set(`card ${draft.cardNumber}`, newcomer);
  const named = `in ${cellId} ${sameName(draft.name)}`;
  if (newcomers.has(named)) newcomers.set(named, { ...newcomer, memberId: '' });
  else newcomers.set(named, newcomer);
}

/** People of a new row's name and birth date who are known elsewhere below the importer's unit: to look at, never joined. */
async function suggest(planned: Planned[], drafted: Drafted[], { reads, index, within }: Surroundings): Promise<void> {
  const keyed = planned.flatMap((row, at) => {
    const { name, birthDate } = drafted[at]!.draft;
    const key =
      row.outcome === 'create' && birthDate?.length === 10 ? twinKeyOf(name, { ...NO_DETAILS, birthDate }) : null;
    return key ? [{ row, key }] : [];
  });
  if (keyed.length === 0) return;
  const twins = new Map<string, MemberState[]>();
  for (const twin of await reads.twins(keyed.map(({ key }) => key)))
    twins.set(twin.twinKey!, [...(twins.get(twin.twinKey!) ?? []), twin]);
  for (const { row, key } of keyed)
    row.likely = (twins.get(key) ?? [])
      .filter(({ cellId, leftCellOn, joinedCellOn }) => {
        const unit = index.byId(cellId);
        return unit && isWithin(unit.path, within) && (leftCellOn === null || leftCellOn > joinedCellOn);
      })
      .slice(0, 3)
      .map(({ memberId, name, cellId }) => ({ memberId, name, cellId }));
}

const withoutHistory = ({ history, ...state }: MemberState): MemberState => state;
