import type { EngineName } from './engine.ts';
import { kafkaAnswers, mongodbAnswers, redisAnswers } from './probe.ts';

export const variables: Record<EngineName, string> = {
  kafka: 'KAFKA_BROKERS',
  mongodb: 'MONGODB_URI',
  redis: 'REDIS_URL',
};

/** The address that the environment names; undefined where it names none. */
export const fromEnvironment = (name: EngineName): string | undefined => process.env[variables[name]] || undefined;

/** What is wrong with an engine named in the environment; undefined where it answers as it must. */
export async function faultOf(name: EngineName, address: string): Promise<string | undefined> {
  const variable = `${variables[name]} (${withoutPassword(address)})`;
  if (name === 'mongodb') {
    const answer = await mongodbAnswers(address, 5_000);
    if (answer === undefined) return `${variable} does not answer. Start it, or unset the variable.`;
    return answer === 'standalone'
      ? `${variable} is no replica set. Start mongod with --replSet and initiate it.`
      : undefined;
  }
  const answers = name === 'kafka' ? await kafkaFrom(address) : await redisFrom(address);
  return answers ? undefined : `${variable} does not answer. Start it, or unset the variable.`;
}

/** One broker that answers is enough to find the others. */
async function kafkaFrom(brokers: string): Promise<boolean> {
  const answers = brokers.split(',').map((broker) => {
    const { hostname, port } = new URL(`kafka://${broker.trim()}`);
    return kafkaAnswers(hostname, Number(port || 9092), 5_000);
  });
  return (await Promise.all(answers)).some(Boolean);
}

async function redisFrom(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return redisAnswers(hostname, Number(port || 6379), 5_000);
}

const withoutPassword = (address: string): string => address.replace(/\/\/[^@/]*@/, '//…@');
