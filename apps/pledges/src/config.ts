import { serviceEnv } from '@bontot/service';
import * as z from 'zod';

const MEGABYTE = 1024 * 1024;

export const pledgesEnv = z.object({
  ...serviceEnv.shape,
  SWEEP_MS: z.coerce
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(5_000)
    .meta({ description: 'milliseconds from 50 to 60000 between two looks for days that have come' }),
  PAPER_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(100 * MEGABYTE)
    .default(20 * MEGABYTE)
    .meta({ description: 'the largest file of evidence in bytes, at most 104857600' }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'the gateway as people see it, to which printed pages lead back' }),
});
export type PledgesConfig = z.infer<typeof pledgesEnv>;

/** The process and its consumer group. */
export const PLEDGES = 'pledges';

/** What timers do is done by the service itself. */
export const BY_TIMER = 'system:pledges';
