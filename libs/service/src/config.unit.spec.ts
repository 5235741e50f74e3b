import * as z from 'zod';
import { jwkOf, parseConfig, serviceEnv } from './config.ts';

const good = {
  PORT: '8080',
  KAFKA_BROKERS: 'a:9092, b:9092',
  MONGODB_URI: 'mongodb://127.0.0.1:27017',
  REDIS_URL: 'redis://127.0.0.1:6379',
  GATEWAY_PUBLIC_KEY: '{"kty":"OKP","crv":"Ed25519","x":"x"}',
  DEAD_LETTER_KEY: 'A'.repeat(43),
};

describe('configuration', () => {
  it('is read with its defaults', () => {
    const { config, faults } = parseConfig(serviceEnv, good);
    expect(faults).toEqual([]);
    expect(config).toMatchObject({
      BONTOT_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: 8080,
      KAFKA_BROKERS: ['a:9092', 'b:9092'],
      TOPIC_PREFIX: '',
      LOG_LEVEL: 'info',
      GATEWAY_PUBLIC_KEY: { kty: 'OKP' },
    });
  });
  it('is refused as a whole: every fault is found at once', () => {
    const { faults } = parseConfig(serviceEnv, { PORT: '70000', KAFKA_BROKERS: ',', MONGODB_URI: 'http://x' });
    expect(faults.map(({ variable, problem }) => `${variable} ${problem}`)).toEqual([
      'PORT not usable',
      'KAFKA_BROKERS not usable',
      'MONGODB_URI not usable',
      'REDIS_URL not set',
      'GATEWAY_PUBLIC_KEY not set',
      'DEAD_LETTER_KEY not set',
    ]);
  });
  it('never repeats a value, which may be a secret', () => {
    const { faults } = parseConfig(serviceEnv, {
      ...good,
      DEAD_LETTER_KEY: 'hush',
      GATEWAY_PUBLIC_KEY: '{"d":"hush"}',
    });
    expect(faults).toHaveLength(2);
    expect(JSON.stringify(faults)).not.toContain('hush');
  });
  it('takes an empty variable as not set', () => {
    expect(parseConfig(serviceEnv, { ...good, HOST: '' }).config.HOST).toBe('127.0.0.1');
    expect(parseConfig(serviceEnv, { ...good, REDIS_URL: '' }).faults).toHaveLength(1);
  });
  it('knows what was expected of variables of a service, also inside a default', () => {
    const schema = z.object({ KEY: jwkOf('the key of the house').optional(), ISSUER_URL: z.url() });
    expect(parseConfig(schema, { KEY: 'x' }).faults).toEqual([
      { variable: 'KEY', expected: 'the key of the house', problem: 'not usable' },
      { variable: 'ISSUER_URL', expected: expect.any(String), problem: 'not set' },
    ]);
  });
});
