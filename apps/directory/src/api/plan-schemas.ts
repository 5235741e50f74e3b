import { CellType, Level, LocalDate, RecordId, UnitId } from '@bontot/contracts';
import * as z from 'zod';
import { Basis, Cursor, Limit, Name } from './schemas.ts';

const MAX_STEPS = 500;
/** A cell of the largest size in the press has 116 members; a committee in a split has at most this many units. */
const MAX_NAMED = 2_000;

const Successor = z.object({
  unitId: UnitId,
  parentId: UnitId,
  name: Name,
  cellType: CellType.nullable().default(null),
});
const Part = Successor.extend({
  members: z.array(RecordId).max(MAX_NAMED).default([]),
  units: z.array(UnitId).max(MAX_NAMED).default([]),
  rest: z.boolean().default(false),
});
const Merge = { unitIds: z.array(UnitId).min(2).max(50), into: Successor };
const Split = {
  into: z
    .array(Part)
    .min(2)
    .max(50)
    .refine((parts) => parts.filter(({ rest }) => rest).length <= 1, {
      message: 'expected at most one part that takes the rest',
    }),
};

export const StepSchema = z.discriminatedUnion('kind', [
  Successor.extend({ kind: z.literal('create'), level: Level }),
  z.object({ kind: z.literal('rename'), unitId: UnitId, name: Name }),
  z.object({ kind: z.literal('change-type'), unitId: UnitId, cellType: CellType }),
  z.object({ kind: z.literal('move'), unitId: UnitId, parentId: UnitId }),
  z.object({ kind: z.literal('merge'), ...Merge }),
  z.object({ kind: z.literal('split'), unitId: UnitId, ...Split }),
  z.object({ kind: z.literal('dissolve'), unitId: UnitId }),
]);
const Steps = z.array(StepSchema).min(1).max(MAX_STEPS);

export const PlanPathParams = z.object({ planId: RecordId });
export const DraftPlan = z.object({ planId: RecordId, unitId: UnitId, ...Basis, steps: Steps });
export const ChangePlan = z.object({ revision: z.number().int().min(1), ...Basis, steps: Steps });
export const ApprovePlan = z.object({ revision: z.number().int().min(1) });
export const MergeUnits = z.object({ planId: RecordId, ...Basis, ...Merge });
export const SplitUnit = z.object({ planId: RecordId, ...Basis, ...Split });

const State = z.enum(['draft', 'approved', 'applied', 'cancelled']);
export const PlansQuery = z.object({
  state: State.optional(),
  cursor: Cursor.pipe(RecordId).optional(),
  limit: Limit,
});

const Signed = z.object({ by: z.string(), at: z.number() });
const ProblemAnswer = z.object({
  step: z.number().int().nullable(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
});
const Head = {
  planId: RecordId,
  unitId: UnitId,
  decision: z.string(),
  effectiveOn: LocalDate,
  state: State,
  revision: z.number().int(),
  entered: Signed,
  approved: Signed.nullable(),
  cancelled: Signed.nullable(),
  begun: z.number().nullable(),
  blocked: z.object({ at: z.number(), problems: z.array(ProblemAnswer) }).nullable(),
};
export const PlanList = z.object({
  items: z.array(z.object({ ...Head, steps: z.number().int(), done: z.number().int() })),
  next: z.string().nullable(),
});

const Place = z
  .object({
    name: z.string(),
    cellType: CellType.nullable(),
    parentId: UnitId.nullable(),
    parentName: z.string().nullable(),
  })
  .nullable();
export const PlanAnswer = z.object({
  ...Head,
  steps: z.array(StepSchema),
  done: z.array(z.object({ at: z.number(), units: z.number(), members: z.number() })),
  /** Whether it can be changed or undone today. */
  open: z.boolean(),
  preview: z
    .object({
      problems: z.array(ProblemAnswer),
      rows: z.array(z.object({ unitId: UnitId, level: Level, before: Place, after: Place })),
      /** Rows beyond those that are listed. */
      more: z.number().int(),
      cells: z.number().int(),
      members: z.number().int(),
    })
    .nullable(),
});
