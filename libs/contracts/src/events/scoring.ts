import * as z from 'zod';
import { event } from '../event.ts';
import { ActorRef, Instant, LocalDate, Path, PeriodName, SourceId, UnitId, Version, View } from '../primitives.ts';
import { topics } from '../topics.ts';

/** Words for where a subject stands: the four outlooks while the year runs, then the title or the band. */
export const Outcome = z
  .enum([
    'no_data',
    'too_early',
    'out_of_reach',
    'on_track',
    'at_risk',
    'four_good',
    'fair',
    'average',
    'weak',
    'met',
    'not_met',
    'not_assessed',
  ])
  .meta({ id: 'Outcome' });

const ViewSummary = z.object({
  result: Outcome,
  total: z.number().nullable(),
  pace: z.number().nullable(),
  blockedBy: z.array(z.string()),
  /** Points per indicator of a points set, state per item of a met / not-met set; null where nothing is scored. */
  points: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  /** Per indicator with points: its share of what is assessable, in whole percent, cut. */
  shares: z.record(z.string(), z.int()).optional(),
  /** Per criterion: points earned (null where nothing is scored) out of those assessable. */
  criteria: z.record(z.string(), z.tuple([z.number().nullable(), z.number()])).optional(),
  /** Parts whose floor fails, with their raw numbers: `[P, W]` of a share, `[n, null]` of a count. */
  failing: z.record(z.string(), z.tuple([z.number(), z.number().nullable()]).nullable()).optional(),
});

export const assessmentChanged = event('assessment.changed.v1', {
  topic: topics.scoring,
  key: 'cellId',
  body: z.object({
    cellId: UnitId,
    path: Path,
    period: PeriodName,
    revision: Version,
    asOf: LocalDate,
    criteriaSet: z.object({ id: z.string(), version: z.string() }),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    views: z.record(View, ViewSummary),
    /** Indicators whose points or state differ from the revision before. */
    changed: z.array(z.string()),
    nextReviewAt: LocalDate.nullable(),
    at: Instant,
  }),
  why: 'Dashboards and notices follow the status of each card; sent only when the digest changed',
  example: {
    cellId: 'QN-LH-07',
    path: '/QN/QN-LH/QN-LH-07/',
    period: '2026',
    revision: 12,
    asOf: '2026-07-03',
    criteriaSet: { id: 'cell-default', version: '1.0.0' },
    digest: '0'.repeat(64),
    views: {
      self: {
        result: 'on_track',
        total: null,
        pace: 91.91,
        blockedBy: [],
        points: { '1.1': 5, '1.6': null },
        shares: { '1.1': 100 },
        criteria: { C1: [24.18, 27] },
        failing: {},
      },
      reviewed: {
        result: 'at_risk',
        total: null,
        pace: 89.74,
        blockedBy: ['floor:2.3'],
        points: { '1.1': 5, '1.6': null, '2.3': 4.98 },
        shares: { '1.1': 100, '2.3': 99 },
        criteria: { C1: [24.18, 27], C2: [23.6, 25] },
        failing: { '2.3': [130, 153] },
      },
    },
    changed: ['1.2'],
    nextReviewAt: '2026-07-31',
    at: '2026-07-03T02:00:00.000Z',
  },
});

export const evidenceConflicted = event('evidence.conflicted.v1', {
  topic: topics.scoring,
  key: 'cellId',
  body: z.object({
    cellId: UnitId,
    period: PeriodName,
    measure: z.string(),
    source: SourceId,
    revision: z.int(),
    sender: z.string(),
    enteredBy: ActorRef,
    at: Instant,
  }),
  why: 'Its sender learns that it used one revision for two contents: the first stands, the second is kept aside',
  example: {
    cellId: 'QN-LH-07',
    period: '2026',
    measure: 'task.completed',
    source: 'task-system/2026/0451',
    revision: 3,
    sender: 'publisher',
    enteredBy: 'system:publisher',
    at: '2026-07-03T02:00:00.000Z',
  },
});
