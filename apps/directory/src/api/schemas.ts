import {
  CellType,
  Level,
  LocalDate,
  Member,
  MemberKind,
  Path,
  Post,
  RecordId,
  Role,
  Unit,
  UnitId,
} from '@bontot/contracts';
import * as z from 'zod';
import { Contact } from './contact.ts';

export const UnitPathParams = z.object({ unitId: UnitId });
export const CellPathParams = z.object({ cellId: UnitId });
export const MemberPathParams = z.object({ memberId: RecordId });
export const PostPathParams = z.object({ postId: RecordId });

export const Limit = z.coerce.number().int().min(1).max(500).default(100);
/** Opaque to callers: what the `next` of the page before said. */
export const Cursor = z
  .string()
  .max(1_500)
  .regex(/^[A-Za-z0-9_-]+$/)
  .transform((text) => Buffer.from(text, 'base64url').toString('utf8'));

export const UnitsQuery = z.object({
  under: UnitId.optional(),
  level: Level.optional(),
  /** The tree as it was at the end of this day; without it, as it is, with what has ended. */
  on: LocalDate.optional(),
  cursor: Cursor.pipe(Path).optional(),
  limit: Limit,
});
export const UnitQuery = z.object({ on: LocalDate.optional() });
export const MembersQuery = z.object({ cursor: Cursor.pipe(RecordId).optional(), limit: Limit });

/** The `next` of a page that was full; its last key is where the following one goes on. */
export const nextOf = <Item>(items: readonly Item[], limit: number, keyOf: (item: Item) => string): string | null =>
  items.length < limit ? null : Buffer.from(keyOf(items.at(-1)!)).toString('base64url');

export const Name = z.string().trim().min(1).max(200);
const Span = z.object({ from: LocalDate, to: LocalDate.nullable() }).nullable().meta({ description: 'null ends it' });
export const Basis = { decision: z.string().trim().min(1).max(100), effectiveOn: LocalDate };

export const CreateUnit = z.object({
  unitId: UnitId,
  parentId: UnitId.nullable(),
  level: Level,
  cellType: CellType.nullable().default(null),
  name: Name,
  validFrom: LocalDate,
  validTo: LocalDate.nullable().default(null),
  successorOf: z.array(UnitId).max(20).default([]),
});
export const RenameUnit = z.object({ ...Basis, name: Name });
export const ChangeUnitType = z.object({ ...Basis, cellType: CellType });
export const MoveUnit = z.object({ ...Basis, parentId: UnitId });
export const DissolveUnit = z.object(Basis);

export const JoinMember = z.object({
  memberId: RecordId,
  cellId: UnitId,
  name: z.string().trim().min(1).max(120),
  kind: MemberKind,
  joinedCellOn: LocalDate,
  leftCellOn: LocalDate.nullable().default(null),
  exempt: Span.default(null),
  specialDuty: Span.default(null),
  ...Contact.shape,
});
export const TransferMember = z.object({ cellId: UnitId, on: LocalDate });

export const AssignPost = z.object({
  postId: RecordId,
  personId: RecordId,
  role: Role,
  unitId: UnitId,
  from: LocalDate,
  until: LocalDate.nullable().default(null),
});
export const EndPost = z.object({ until: LocalDate });

/** Each row is read on its own, so that one that is wrong does not hold up the others. */
const Rows = z.array(z.unknown()).max(500).default([]);
export const ImportRows = z.object({ units: Rows, members: Rows, posts: Rows });

const RowResult = z.object({
  id: z.string(),
  result: z.enum(['changed', 'unchanged', 'refused']),
  code: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type RowResult = z.infer<typeof RowResult>;
export const ImportAnswer = z.object({
  units: z.array(RowResult),
  members: z.array(RowResult),
  posts: z.array(RowResult),
});

const Change = z.object({
  kind: z.string(),
  decision: z.string(),
  effectiveOn: LocalDate,
  by: z.string(),
  at: z.number(),
});
export const UnitAnswer = z.object({
  ...Unit.shape,
  changes: z.array(z.looseObject(Change.shape)),
  ahead: z.array(z.looseObject(Change.shape)),
  /** What follows it after a merger or a split. */
  successors: z.array(UnitId),
});
export const UnitList = z.object({ items: z.array(Unit), next: z.string().nullable() });
export const CellAnswer = z.object({
  id: UnitId,
  name: z.string(),
  type: CellType.nullable(),
  level: Level,
  path: Path,
});
export const MeAnswer = z.object({
  personId: RecordId,
  name: z.string().nullable(),
  posts: z.array(
    z.object({
      role: Role,
      unitId: UnitId,
      unitName: z.string(),
      level: Level,
      path: Path,
      until: LocalDate.nullable(),
    }),
  ),
});
export const MemberList = z.object({ items: z.array(Member), next: z.string().nullable() });
export { Member as MemberAnswer, Post as PostAnswer };
