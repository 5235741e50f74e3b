// A service as a process of its own, for run-service.int.spec.ts; it runs what was built.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { HealthChecks, readConfig, Resources, runService, serviceEnv } from '../dist/index.js';

class NothingModule {}
Module({})(NothingModule);

const config = readConfig(
  serviceEnv.pick({ BONTOT_ENV: true, HOST: true, PORT: true, LOG_LEVEL: true, DRAIN_MS: true }),
);
const { app } = await runService({ name: 'process', config, module: NothingModule });
app.get(HealthChecks).register({ name: 'nothing', check: () => ({ ok: true }) });
app.get(Resources).add('nothing', () => process.stdout.write('closed\n'));
if (process.env.FAULT === 'throw') setTimeout(() => Promise.reject(new Error('nobody caught this')), 10);
if (process.env.FAULT === 'hang')
  app.get(Resources).add('hanging', () => new Promise(() => setInterval(() => {}, 1_000)));
