import { readConfig, runService } from '@bontot/service';
import { gatewayEnv } from './config.ts';
import { gatewayOptions } from './gateway.ts';

await runService(await gatewayOptions(readConfig(gatewayEnv)));
