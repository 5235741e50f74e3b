import { rmSync } from 'node:fs';
import { startGuard, type Guard } from '../guard.ts';
import { EngineFault, startEngines } from '../index.ts';
import { localEngines, startLocal, type RunningEngine } from '../local.ts';
import { redisAnswers } from '../probe.ts';
import { folder } from './holder.ts';

const quiet = (): void => undefined;

describe('an engine under control', () => {
  const dataDir = folder();
  let guard: Guard;
  let redis: RunningEngine;
  const port = (): number => Number(new URL(redis.address).port);

  beforeAll(async () => {
    guard = startGuard();
    redis = await startLocal(localEngines.redis, dataDir, guard, quiet);
  });
  afterAll(async () => {
    await redis.stop();
    await guard.release();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('stays down after a stop, also a harsh one, and comes back at the same address', async () => {
    const before = redis.pid;
    await redis.stop('SIGKILL');
    expect(await redisAnswers('127.0.0.1', port())).toBe(false);
    await redis.start();
    expect(await redisAnswers('127.0.0.1', port())).toBe(true);
    expect(redis.pid).not.toBe(before);
  });
});

describe('engines of the environment', () => {
  it('are used as they are and are not ours to stop', async () => {
    const dataDir = folder();
    const engines = await startEngines({ dataDir, log: quiet });
    expect(engines.kafka).toMatchObject({ source: 'environment', address: process.env['KAFKA_BROKERS'] });
    await expect(engines.stopEngine('redis')).rejects.toThrow(EngineFault);
    await engines.stop();
    expect(await redisAnswers('127.0.0.1', Number(new URL(process.env['REDIS_URL'] as string).port))).toBe(true);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('that do not answer are named all at once, without their passwords', async () => {
    const kept = { ...process.env };
    Object.assign(process.env, { KAFKA_BROKERS: '127.0.0.1:1', REDIS_URL: 'redis://me:secret@127.0.0.1:1' });
    const dataDir = folder();
    try {
      const fault = await startEngines({ dataDir, log: quiet }).catch((error: unknown) => error as EngineFault);
      expect(fault).toBeInstanceOf(EngineFault);
      expect((fault as EngineFault).message).toMatch(
        /KAFKA_BROKERS \(127.0.0.1:1\) does not answer.*\nREDIS_URL .*does not answer/,
      );
      expect((fault as EngineFault).message).not.toContain('secret');
    } finally {
      Object.assign(process.env, { KAFKA_BROKERS: kept['KAFKA_BROKERS'], REDIS_URL: kept['REDIS_URL'] });
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
