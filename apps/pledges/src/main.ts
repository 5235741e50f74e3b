import { readConfig, runService } from '@bontot/service';
import 'reflect-metadata';
import { pledgesEnv } from './config.ts';
import { pledgesOptions } from './pledges.ts';

await runService(await pledgesOptions(readConfig(pledgesEnv)));
