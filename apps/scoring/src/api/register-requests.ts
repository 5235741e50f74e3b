import { evidenceRecorded, LocalDate, RecordId, SourceId, UnitId } from '@bontot/contracts';
import * as z from 'zod';

const MOST = 1_000_000;
const MOST_PEOPLE = 10_000;
const Text = (most: number) => z.string().trim().min(1).max(most);
export const Reason = Text(1000);
const Title = Text(300);
const Grade = z.int().min(0).max(4);
const People = z.int().min(0).max(MOST_PEOPLE);
export const Papers = evidenceRecorded.body.shape.evidence.unwrap().default([]);
export const Quarter = z.string().regex(/^20\d\d-Q[1-4]$/);
export const Half = z.string().regex(/^20\d\d-H[12]$/);
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** Ids are given by whoever sends, so that a request sent twice is one record. */
const Named = { recordId: RecordId, unitId: UnitId };

export const PlanRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('target'), ...Named, title: Title, plan: z.int().min(1).max(MOST) },
    dueOn: LocalDate,
  }),
  z.strictObject({ kind: z.literal('programme'), ...Named, title: Title, dueOn: LocalDate }),
  z.strictObject({ kind: z.literal('inspection'), ...Named, title: Title, dueOn: LocalDate }),
  z.strictObject({
    ...{ kind: z.literal('year-plan'), ...Named, n: z.int().min(0).max(MOST) },
    ...{ year: z.string().regex(/^20\d\d$/), measure: z.enum(['candidate.target', 'admission.target']) },
    evidence: Papers,
  }),
]);
export const InspectionRequest = z.strictObject({ ...Named, title: Title, dueOn: LocalDate });
export const IssueRequest = z.strictObject({ ...Named, title: Title, dueOn: LocalDate });
export const JudgementRequest = z.strictObject({
  ...{ unitId: UnitId, half: Half, grade: Grade, reason: Reason },
  evidence: Papers,
});

const CaseNumbers = {
  ...{ concludedOn: LocalDate.nullable(), people: People.min(1), leaders: People.default(0) },
  ...{ selfDetected: People.default(0), violationOn: LocalDate.nullable().default(null), evidence: Papers },
};
export const CaseRequest = z.strictObject({ ...Named, matter: z.enum(['discipline', 'complaint']), ...CaseNumbers });
export const CaseAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('result'), ...CaseNumbers }),
  z.strictObject({ type: z.literal('cancel'), reason: Reason }),
]);

const Proved = { evidence: Papers.optional() };
export const RecordAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reported'), reported: z.int().min(0).max(MOST), ...Proved }),
  z.strictObject({ type: z.literal('done'), doneOn: LocalDate, ...Proved }),
  z.strictObject({ type: z.literal('issued'), issuedOn: LocalDate, ...Proved }),
  z.strictObject({ type: z.literal('graded'), grade: Grade, gradedOn: LocalDate, ...Proved }),
]);
export const PlanAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('move'), dueOn: LocalDate, reason: Reason }),
  z.strictObject({ type: z.literal('cancel'), reason: Reason }),
  z.strictObject({ type: z.literal('replan'), n: z.int().min(0).max(MOST), reason: Reason }),
]);

export const RecordPath = z.object({ recordId: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/) });
const Page = {
  unitId: UnitId.optional(),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,120}$/)
    .default(''),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
export const RecordsQuery = z.object({
  ...Page,
  kind: z.enum(['target', 'programme', 'inspection', 'year-plan', 'issue']),
  state: z.enum(['open', 'done', 'missed', 'cancelled']).optional(),
});
export const CasesQuery = z.object({ ...Page, state: z.enum(['open', 'done', 'cancelled']).optional() });
export const UnitPage = z.object(Page);

export const ClearancePreview = z.object({ unitId: UnitId, quarter: Quarter });
export const ClearanceRequest = z.strictObject({
  ...{ clearanceId: RecordId, unitId: UnitId, quarter: Quarter },
  exceptions: z.array(z.strictObject({ unitId: UnitId, cleared: z.boolean() })).max(500),
});
export const ClearancePath = z.object({ clearanceId: RecordId });
export const Because = z.strictObject({ reason: Reason });

export const DuesPath = z.object({ unitId: UnitId, month: Month });
export const DuesRequest = z.strictObject({ unpaid: z.array(RecordId).max(2_000) });
export const LateRequest = z.strictObject({ memberId: RecordId, on: LocalDate });
export const DuesQuery = z.object({ ...Page, month: Month });

const Fact = z.strictObject({
  ...{ cellId: UnitId, period: z.string().regex(/^\d{4}$/), measure: z.string().min(1).max(100) },
  ...{ source: SourceId, revision: z.int().min(1) },
});
export const BatchRequest = z.strictObject({ items: z.array(Fact).min(1).max(500) });
export const BatchPath = z.object({ batchId: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export const SamplePath = z.object({ ...BatchPath.shape, index: z.coerce.number().int().min(0).max(499) });
export const BatchVerdict = z
  .strictObject({ verdict: z.enum(['confirmed', 'rejected']), reason: Reason.optional() })
  .refine(({ verdict, reason }) => verdict === 'confirmed' || reason !== undefined, {
    path: ['reason'],
    message: 'a reason, for a rejection',
  });
