import {
  assessmentChanged,
  inboxChanged,
  memberChanged,
  postChanged,
  unitChanged,
  type EventContract,
  type Member,
  type Post,
  type Unit,
} from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher } from '@bontot/messaging';
import { createService, parseConfig, type Service } from '@bontot/service';
import { eventually, person, testGateway, uniqueName, type Call, type Caller } from '@bontot/testing';
import { randomBytes } from 'node:crypto';
import { DASHBOARDS, dashboardsEnv, type DashboardsConfig } from '../src/config.ts';
import { dashboardsOptions } from '../src/dashboards.ts';
import type { AssessmentChanged } from '../src/overview/card.ts';
import { Collections } from '../src/storage/documents.ts';

export { person, type Caller };

/** A dashboards service of its own (database, topics, channel) on real engines, with the events that it hears. */
export type RunningDashboards = {
  env: Record<string, string>;
  url: string;
  service: Service;
  at: Collections;
  call: Call;
  /** An answer that does not end, such as a stream; cancel its body. */
  open(caller: Caller, path: string): Promise<Response>;
  units(...units: Unit[]): Promise<void>;
  cards(...cards: AssessmentChanged[]): Promise<void>;
  posts(...posts: Post[]): Promise<void>;
  members(...members: Member[]): Promise<void>;
  inbox(personId: string, version: number, unread: number): Promise<void>;
  /** Waits until every sum is made. */
  atRest(): Promise<void>;
  stop(): Promise<void>;
};

export function ownEnvironment(publicKey: string): Record<string, string> {
  const name = uniqueName('dash');
  return {
    BONTOT_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DRAIN_MS: '0',
    TOPIC_PREFIX: `${name}.`,
    DB_PREFIX: `${name}_`,
    GATEWAY_PUBLIC_KEY: publicKey,
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
  };
}

export function configOf(env: Record<string, string>): DashboardsConfig {
  const { config, faults } = parseConfig(dashboardsEnv, { ...process.env, ...env });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return config;
}

export async function startDashboards(): Promise<RunningDashboards> {
  const gateway = await testGateway();
  const env = ownEnvironment(gateway.publicKey);
  const config = configOf(env);
  const service = await createService(await dashboardsOptions(config));
  const url = await service.listen();
  const { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix } = config;
  const publisher = new KafkaPublisher(new KafkaConnection({ brokers, clientId: 'spec', topicPrefix }));
  const send = async (contract: EventContract, key: string, bodies: object[]): Promise<void> => {
    await publisher.publish(
      bodies.map((body) => ({
        ...{ type: contract.type, topic: contract.topic.name, key: (body as Record<string, string>)[key]! },
        ...{ id: randomBytes(8).toString('hex'), source: 'spec', body },
      })),
    );
  };
  const at = service.app.get(Collections);
  return {
    ...{ env, url, service, at },
    call: gateway.callsTo(DASHBOARDS, url),
    open: async (caller, path) => fetch(`${url}${path}`, { headers: await gateway.headersFor(DASHBOARDS, caller) }),
    units: (...units) => send(unitChanged, 'unitId', units),
    cards: (...cards) => send(assessmentChanged, 'cellId', cards),
    posts: (...posts) => send(postChanged, 'postId', posts),
    members: (...members) => send(memberChanged, 'memberId', members),
    inbox: (personId, version, unread) =>
      send(inboxChanged, 'personId', [{ personId, version, unread, at: new Date().toISOString() }]),
    async atRest() {
      await eventually(async () => (await at.dirty.countDocuments({})) === 0, { timeoutMs: 15_000 });
    },
    async stop() {
      await publisher.close();
      await service.stop();
    },
  };
}
