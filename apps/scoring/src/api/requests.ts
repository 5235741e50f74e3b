import { CellType, LocalDate, PeriodName, RecordId, SourceId, UnitId, View } from '@bontot/contracts';
import * as z from 'zod';

export const CellPath = z.object({ cellId: UnitId });
export const AssessmentPath = z.object({ cellId: UnitId, period: PeriodName });
export const YearPath = z.object({ cellId: UnitId, period: z.string().regex(/^\d{4}$/) });
export const YearQuery = z.object({ period: z.string().regex(/^\d{4}$/) });
export const AssessmentQuery = z.object({
  asOf: LocalDate.optional(),
  knownOn: LocalDate.optional(),
  view: View.default('self'),
});
export const PageQuery = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const TrendQuery = z.object({ view: View.default('self') });
/** Lines of one measure, or of all that an indicator or a gate reads. */
export const EvidenceQuery = PageQuery.extend({
  measure: z.string().min(1).max(100).optional(),
  indicator: z.string().min(1).max(20).optional(),
});
const MOST_CELLS = 25;
export const NextStepsQuery = z.object({
  cells: z
    .string()
    .transform((list) => [...new Set(list.split(','))])
    .pipe(z.array(UnitId).min(1).max(MOST_CELLS)),
  period: PeriodName,
  view: View.default('reviewed'),
});
export const PendingQuery = PageQuery.extend({ unitId: UnitId.optional() });
/** `limit` counts cards. */
export const VerificationQuery = PageQuery;
export const OutcomesQuery = z.object({
  since: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** One fact, or up to 500 as `items`; each is judged on its own, so the members are read by `readEvidence`. */
export const EvidenceRequest = z.looseObject({ items: z.array(z.unknown()).min(1).max(500).optional() });

const Reason = z.string().trim().min(1).max(1000);
export const VerdictRequest = z
  .strictObject({
    period: z.string().regex(/^\d{4}$/),
    measure: z.string().min(1).max(100),
    source: SourceId,
    revision: z.int().min(1),
    verdict: z.enum(['confirmed', 'rejected']),
    reason: Reason.optional(),
  })
  .refine(({ verdict, reason }) => verdict === 'confirmed' || reason !== undefined, {
    path: ['reason'],
    message: 'a reason, for a rejection',
  });

export const ExemptionRequest = z.strictObject({
  period: z.string().regex(/^\d{4}$/),
  indicator: z.string().min(1).max(20),
  reason: Reason,
  expiresOn: LocalDate.optional(),
});
export const ExemptionPath = z.object({ exemptionId: RecordId });
export const ExemptionDecision = z.strictObject({
  decision: z.enum(['approved', 'refused', 'revoked']),
  reason: Reason.optional(),
});

export const AdoptionRequest = z.strictObject({
  unitId: UnitId,
  subject: z.enum(['cell', 'committee']),
  cellTypes: z.array(CellType).min(1).nullable().default(null),
  period: z.string().regex(/^\d{4}$/),
  setId: z.string().min(1).max(100),
  setVersion: z.string().min(1).max(40),
});
export const SetPath = z.object({ setId: z.string().min(1).max(100), version: z.string().min(1).max(40) });
/** A whole criteria set; its rules are checked by `parseCriteriaSet`. */
export const SetRequest = z.looseObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  version: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/),
});
