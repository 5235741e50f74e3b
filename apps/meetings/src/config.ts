import { serviceEnv, someEnv } from '@bontot/service';
import * as z from 'zod';

export const meetingsEnv = z.object({ ...serviceEnv.shape, ...someEnv });
export type MeetingsConfig = z.infer<typeof meetingsEnv>;

/** The process and its consumer group. */
export const MEETINGS = 'meetings';
