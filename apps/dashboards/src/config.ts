import { serviceEnv } from '@bontot/service';
import type * as z from 'zod';

export const DASHBOARDS = 'dashboards';
export const dashboardsEnv = serviceEnv;
export type DashboardsConfig = z.infer<typeof dashboardsEnv>;
