import { serviceEnv, someEnv } from '@bontot/service';
import * as z from 'zod';

/** Environment of both entries; the worker alone reads the bounds of its memory, the API that of a file. */
export const scoringEnv = z.object({
  ...serviceEnv.shape,
  CACHE_FACTS: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(1_000_000)
    .meta({ description: 'how many facts the worker keeps in memory, from 1000; 1,000,000 take about 300 MB' }),
  MOMENT_RECORDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(5_000)
    .meta({ description: 'most records of one write, from 1' }),
  PAPER_BYTES: someEnv.PAPER_BYTES,
});
export type ScoringConfig = z.infer<typeof scoringEnv>;

export const WORKER = 'scoring-worker';
export const API = 'scoring-api';
