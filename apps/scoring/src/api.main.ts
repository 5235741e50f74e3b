import { readConfig, runService } from '@bontot/service';
import 'reflect-metadata';
import { ApiModule, startBeside } from './api/api.module.ts';
import { API, scoringEnv } from './config.ts';

const config = readConfig(scoringEnv);

await runService({ name: API, config, module: ApiModule.open(config), prepare: startBeside });
