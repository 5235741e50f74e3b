import { serviceEnv } from '@bontot/service';
import * as z from 'zod';

export const notificationsEnv = z.object({
  ...serviceEnv.shape,
  SWEEP_MS: z.coerce
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(5_000)
    .meta({ description: 'milliseconds from 50 to 60000 between two looks for what a lost queue forgot' }),
});
export type NotificationsConfig = z.infer<typeof notificationsEnv>;

/** The process and its consumer group. */
export const NOTIFICATIONS = 'notifications';
