import { readConfig, runService } from '@bontot/service';
import 'reflect-metadata';
import { meetingsEnv } from './config.ts';
import { meetingsOptions } from './meetings.ts';

await runService(await meetingsOptions(readConfig(meetingsEnv)));
