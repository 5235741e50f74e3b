import { readConfig, runService } from '@bontot/service';
import 'reflect-metadata';
import { dashboardsEnv } from './config.ts';
import { dashboardsOptions } from './dashboards.ts';

await runService(await dashboardsOptions(readConfig(dashboardsEnv)));
