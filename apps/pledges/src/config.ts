import { serviceEnv } from '@bontot/service';
import * as z from 'zod';

export const pledgesEnv = z.object({
  ...serviceEnv.shape,
  SWEEP_MS: z.coerce
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(5_000)
    .meta({ description: 'milliseconds from 50 to 60000 between two looks for days that have come' }),
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
