import { randomBytes } from 'node:crypto';

/** `kafkaBrokers` is the list that clients take; the others are addresses. */
export type TestEnvironment = { kafkaBrokers: string[]; mongodbUri: string; redisUrl: string };

/** The engines of this run; throws outside the test projects `int` and `e2e`. */
export function testEnvironment(): TestEnvironment {
  const read = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: name the spec .int.spec.ts or .e2e.spec.ts, so that engines run`);
    return value;
  };
  return {
    kafkaBrokers: read('KAFKA_BROKERS').split(','),
    mongodbUri: read('MONGODB_URI'),
    redisUrl: read('REDIS_URL'),
  };
}

/** A name that no other spec uses: for topics, databases, keys, groups. Lower-case letters, digits and dashes. */
export const uniqueName = (prefix: string): string => `${prefix}-${randomBytes(6).toString('hex')}`;
