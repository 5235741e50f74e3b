import { readConfig, runService } from '@bontot/service';
import 'reflect-metadata';
import { scoringEnv, WORKER } from './config.ts';
import { WorkerModule, workerStrategy } from './worker/worker.module.ts';

const config = readConfig(scoringEnv);

await runService({
  name: WORKER,
  config,
  module: WorkerModule.open(config),
  strategy: (app) => workerStrategy(app, config),
});
