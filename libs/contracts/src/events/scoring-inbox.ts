import * as z from 'zod';
import { event } from '../event.ts';
import { ActorRef, Instant, LocalDate, PeriodName, RecordId, SourceId, UnitId, Version } from '../primitives.ts';
import { topics } from '../topics.ts';

export const Verdict = z
  .object({
    cellId: UnitId,
    period: PeriodName,
    measure: z.string(),
    source: SourceId,
    revision: z.int().min(1),
    verdict: z.enum(['confirmed', 'rejected']),
    by: ActorRef,
    at: Instant,
    reason: z.string().min(1).max(1000).optional(),
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

export const verdictGiven = event('verdict.given.v1', {
  topic: topics.scoringInbox,
  key: 'cellId',
  body: Verdict,
  why: 'A person entitled confirms or rejects one fact at one revision (rule R7); the worker alone writes it to the card',
  example: {
    cellId: 'QN-LH-07',
    period: '2026',
    measure: 'task.exceeded',
    source: 'task-system/2026/0451',
    revision: 3,
    verdict: 'confirmed',
    by: 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    at: '2026-07-05T02:00:00.000Z',
  },
});

export const Exemption = z
  .object({
    exemptionId: RecordId,
    version: Version,
    cellId: UnitId,
    period: PeriodName,
    indicator: z.string().min(1).max(20),
    state: z.enum(['pending', 'approved', 'refused', 'revoked']),
    reason: z.string().min(1).max(1000),
    requestedBy: ActorRef,
    decidedBy: ActorRef.optional(),
    decidedAt: Instant.optional(),
    expiresOn: LocalDate,
  })
  .meta({ id: 'Exemption' });
export type Exemption = z.infer<typeof Exemption>;

export const exemptionChanged = event('exemption.changed.v1', {
  topic: topics.scoringInbox,
  key: 'cellId',
  body: Exemption,
  why: 'An approved «not applicable» gives its points to its neighbours (domain handbook 6.2)',
  example: {
    exemptionId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9X',
    version: 2,
    cellId: 'QN-LH-07',
    period: '2026',
    indicator: '4.4',
    state: 'approved',
    reason: 'no source of candidates left',
    requestedBy: 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    decidedBy: 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9N',
    decidedAt: '2026-04-10T02:00:00.000Z',
    expiresOn: '2026-12-31',
  },
});

export const cardDue = event('card.due.v1', {
  topic: topics.scoringInbox,
  key: 'cellId',
  body: z.object({ cellId: UnitId, period: PeriodName, cause: z.enum(['date', 'set', 'unit']) }),
  why: 'A date has come, or a set or the unit changed, so that the card must be looked at without a new fact',
  example: { cellId: 'QN-LH-07', period: '2026', cause: 'date' },
});
