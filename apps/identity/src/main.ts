import { readConfig, runService } from '@bontot/service';
import { identityEnv } from './config.ts';
import { identityOptions } from './identity.ts';

await runService(identityOptions(readConfig(identityEnv)));
