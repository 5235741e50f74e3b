import { serviceEnv, someEnv } from '@bontot/service';
import * as z from 'zod';

export const pledgesEnv = z.object({ ...serviceEnv.shape, ...someEnv });
export type PledgesConfig = z.infer<typeof pledgesEnv>;

/** The process and its consumer group. */
export const PLEDGES = 'pledges';

/** What timers do is done by the service itself. */
export const BY_TIMER = 'system:pledges';
