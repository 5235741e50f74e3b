import { readConfig, runService } from '@bontot/service';
import 'reflect-metadata';
import { API_STATUS, ApiModule, apiStrategy, startBeside } from './api/api.module.ts';
import { API, scoringEnv } from './config.ts';

const config = readConfig(scoringEnv);

await runService({
  name: API,
  config,
  module: ApiModule.open(config),
  statusByCode: API_STATUS,
  strategy: (app) => apiStrategy(app, config),
  prepare: startBeside,
});
