import { serviceEnv, someEnv } from '@bontot/service';
import * as z from 'zod';

export const notificationsEnv = z.object({ ...serviceEnv.shape, SWEEP_MS: someEnv.SWEEP_MS });
export type NotificationsConfig = z.infer<typeof notificationsEnv>;

/** The process and its consumer group. */
export const NOTIFICATIONS = 'notifications';
