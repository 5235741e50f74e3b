import { readConfig, runService } from '@bontot/service';
import { directoryEnv } from './config.ts';
import { directoryOptions } from './directory.ts';

await runService(await directoryOptions(readConfig(directoryEnv)));
