import { memberChanged, plainMembership, unitChanged, type Member, type Unit } from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher, type OutgoingEvent } from '@bontot/messaging';
import { createService, parseConfig, type Service } from '@bontot/service';
import { eventually, person, system, testGateway, uniqueName, type Call, type Caller } from '@bontot/testing';
import { randomBytes } from 'node:crypto';
import { API_STATUS, ApiModule, apiStrategy, startBeside } from '../src/api/api.module.ts';
import { API, scoringEnv, WORKER, type ScoringConfig } from '../src/config.ts';
import { Stores } from '../src/storage/stores.ts';
import { WorkerModule, workerStrategy } from '../src/worker/worker.module.ts';

/** Scoring's two processes in one, on real engines and on a database and topics of their own. */
export type RunningScoring = {
  env: Record<string, string>;
  api: Service;
  stores: Stores;
  call: Call;
  /** Makes these units known as the directory would, and waits until scoring knows them. */
  knows(...units: Unit[]): Promise<void>;
  publish(events: OutgoingEvent[]): Promise<void>;
  stop(): Promise<void>;
};

/** The environment of a process of scoring that shares nothing with others but the engines. */
export function ownEnvironment(publicKey: string): Record<string, string> {
  const name = uniqueName('scoring');
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

export function configOf(env: Record<string, string>): ScoringConfig {
  const { config, faults } = parseConfig(scoringEnv, { ...process.env, ...env });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return config;
}

export async function startScoring({ worker: withWorker = true } = {}): Promise<RunningScoring> {
  const gateway = await testGateway();
  const env = ownEnvironment(gateway.publicKey);
  const config = configOf(env);
  const api = await createService({
    ...{ name: API, config, module: ApiModule.open(config), statusByCode: API_STATUS, prepare: startBeside },
    strategy: (app) => apiStrategy(app, config),
  });
  const url = await api.listen();
  const worker = withWorker
    ? await createService({
        name: WORKER,
        config,
        module: WorkerModule.open(config),
        strategy: (app) => workerStrategy(app, config),
      })
    : undefined;
  await worker?.listen();
  const stores = api.app.get(Stores);
  const connection = new KafkaConnection({
    brokers: config.KAFKA_BROKERS,
    clientId: 'spec',
    topicPrefix: config.TOPIC_PREFIX,
  });
  const publisher = new KafkaPublisher(connection);
  return {
    env,
    api,
    stores,
    call: gateway.callsTo(API, url),
    async knows(...units) {
      if (!worker) return void (await stores.units.keep(units));
      await publisher.publish(units.map(unitEvent));
      await eventually(async () => (await stores.units.byIds(units.map(({ unitId }) => unitId))).size === units.length);
    },
    async publish(events) {
      await publisher.publish(events);
    },
    async stop() {
      await publisher.close();
      await worker?.stop();
      await api.stop();
    },
  };
}

export const unitEvent = (unit: Unit) => ({
  type: unitChanged.type,
  topic: unitChanged.topic.name,
  key: unit.unitId,
  id: `${unit.unitId}/${unit.version}`,
  source: 'spec',
  body: unit,
});

/** A full member of a cell since long ago, unless told otherwise. */
export const memberEvent = (memberId: string, cellId: string, differs: Partial<Member> = {}) => {
  const body = { memberId, version: 1, cellId, name: 'Nguyễn Văn An', kind: 'full' as const, ...plainMembership };
  return {
    type: memberChanged.type,
    topic: memberChanged.topic.name,
    key: memberId,
    id: `${memberId}/${differs.version ?? 1}`,
    source: 'spec',
    body: { ...body, joinedCellOn: '2018-05-19', leftCellOn: null, ...differs },
  };
};

export { person, system, type Caller };
export const publisherSystem = system('publisher');
