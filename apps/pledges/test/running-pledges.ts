import {
  deadLetterTopic,
  evidenceRecorded,
  memberChanged,
  pledgeChanged,
  postChanged,
  registrationChanged,
  topics,
  unitChanged,
  type EventContract,
  type Member,
  plainMembership,
  type Post,
  type Unit,
} from '@bontot/contracts';
import {
  GroupProgress,
  KafkaConnection,
  KafkaPublisher,
  KafkaSubscription,
  type EventOf,
  type OutgoingEvent,
} from '@bontot/messaging';
import type {
  PledgeAct,
  PledgeContent,
  PledgeEnvelope,
  PledgeItem,
  PledgeResult,
  PledgeTarget,
} from '@bontot/pledge-core';
import { createService, parseConfig, type Service } from '@bontot/service';
import { eventually, person, system, testGateway, uniqueName, type Call, type Caller } from '@bontot/testing';
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { PLEDGES, pledgesEnv, type PledgesConfig } from '../src/config.ts';
import { pledgesOptions } from '../src/pledges.ts';

export type Told = EventOf<EventContract>;

/** Pledges on real engines, with a database and topics of its own, and what it publishes. */
export type RunningPledges = {
  env: Record<string, string>;
  config: PledgesConfig;
  service: Service;
  url: string;
  call: Call;
  /** Of a request that is no JSON. */
  headersOf(caller: Caller): Promise<{ authorization: string }>;
  /** All events of the service, in the order of arrival. */
  told: Told[];
  publish(...events: OutgoingEvent[]): Promise<void>;
  /** What the directory told is kept. */
  settled(): Promise<void>;
  /** Another process over the same database. */
  again(change?: Record<string, string>): Promise<Service>;
  stop(): Promise<void>;
};

export const COMMUNE = '/QN/QN-LH/';
export const CELL = '/QN/QN-LH/QN-LH-07/';
export const OTHER_CELL = '/QN/QN-LH/QN-LH-08/';
export const seeder = system('seeder');

/** Ids of persons that read as numbers: `P(3)`. */
export const P = (number: number): string => `01J8ZQ4T3N5W7Y9A1C3E5G7${String(number).padStart(3, '0')}`;
export const secretary = person('secretary', CELL, P(1));
export const deputy = person('deputy', CELL, P(2));
export const supervisor = person('supervisor', CELL, P(901));
export const committee = person('committee', COMMUNE, P(902));
export const technical: Caller = {
  ref: `person:${P(903)}`,
  posts: [{ role: 'technical', unitId: '*', path: '/', until: null }],
};
export const member = (number: number): Caller => person('member', CELL, P(number));
export const at = (caller: Caller, clock: string): Caller => ({ ...caller, clock });

export async function startPledges(change: Record<string, string> = {}): Promise<RunningPledges> {
  const gateway = await testGateway();
  const name = uniqueName('pledges');
  const env: Record<string, string> = {
    ...{ BONTOT_ENV: 'development', PORT: '0', LOG_LEVEL: 'silent', DRAIN_MS: '0', SWEEP_MS: '60000' },
    ...{ TOPIC_PREFIX: `${name}.`, DB_PREFIX: `${name}_`, GATEWAY_PUBLIC_KEY: gateway.publicKey },
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
    ...change,
  };
  const config = configOf(env);
  const start = async (more: Record<string, string> = {}) =>
    createService(await pledgesOptions(configOf({ ...env, ...more })));
  const service = await start();
  const url = await service.listen();
  const connection = new KafkaConnection({ brokers: config.KAFKA_BROKERS, clientId: 'spec', topicPrefix: `${name}.` });
  await connection.ensureTopics([deadLetterTopic('spec')]);
  const publisher = new KafkaPublisher(connection);
  const progress = new GroupProgress(connection);
  const { told, stop: stopListening } = await listen(connection, publisher, config.DEAD_LETTER_KEY);
  return {
    ...{ env, config, service, url, told },
    call: gateway.callsTo(PLEDGES, url),
    headersOf: (caller) => gateway.headersFor(PLEDGES, caller),
    publish: (...events) => publisher.publish(events).then(() => undefined),
    settled: () => settled(progress),
    again: start,
    async stop() {
      await service.stop();
      await stopListening();
      await progress.close();
      await publisher.close();
    },
  };
}

function configOf(env: Record<string, string>): PledgesConfig {
  const { config, faults } = parseConfig(pledgesEnv, { ...process.env, ...env });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return config;
}

/** Waits until nothing that is expected fails any more. */
export const soon = (check: () => void): Promise<true> => eventually(() => (check(), true as const));

async function settled(progress: GroupProgress): Promise<void> {
  await eventually(async () => {
    const partitions = await progress.read(PLEDGES, [topics.directory.name]);
    return partitions.every(({ committed, end }) => committed === end);
  });
}

async function listen(connection: KafkaConnection, sink: KafkaPublisher, deadLetterKey: string) {
  const told: Told[] = [];
  const contracts = [evidenceRecorded, pledgeChanged, registrationChanged] as unknown as EventContract[];
  const subscription = new KafkaSubscription({
    ...{ connection, group: 'spec', deadLetterKey, sink },
    events: contracts.map((contract) => ({ contract, handle: async (event) => void told.push(event as Told) })),
  });
  await subscription.start();
  return { told, stop: () => subscription.stop() };
}

const eventFrom = (contract: { type: string; topic: { name: string } }, key: string, body: object): OutgoingEvent => ({
  ...{ type: contract.type, topic: contract.topic.name, key, body },
  id: ulid(),
  source: 'directory',
});

export const unitTold = (unitId: string, path: string, level: Unit['level'], more: Partial<Unit> = {}) =>
  eventFrom(unitChanged, unitId, {
    ...{ unitId, version: 1, parentId: path.split('/').at(-3) || null, path, level, grassroots: false },
    ...{ cellType: level === 'cell' ? 'residential' : null, name: `Đơn vị ${unitId}` },
    ...{ validFrom: '2020-01-01', validTo: null, successorOf: [] },
    ...more,
  });
export const memberTold = (number: number, cellId: string, more: Partial<Member> = {}) =>
  eventFrom(memberChanged, P(number), {
    ...{ memberId: P(number), version: 1, cellId, name: `Đảng viên ${number}`, kind: 'full' },
    ...{ joinedCellOn: '2020-01-01', leftCellOn: null, ...plainMembership },
    ...more,
  });
export const postTold = (number: number, role: Post['role'], path: string) =>
  eventFrom(postChanged, ulid(), {
    ...{ postId: ulid(), version: 1, personId: P(number), role, unitId: path.split('/').at(-2)!, path },
    ...{ from: '2020-01-01', until: null },
  });

/** A commune with two cells: 07 with 10 members (the 10th probationary, the 9th exempt), 08 with one. */
export const directoryTold = (): OutgoingEvent[] => [
  unitTold('QN', '/QN/', 'province'),
  unitTold('QN-LH', COMMUNE, 'commune'),
  unitTold('QN-LH-07', CELL, 'cell'),
  unitTold('QN-LH-08', OTHER_CELL, 'cell'),
  ...Array.from({ length: 8 }, (_, index) => memberTold(index + 1, 'QN-LH-07')),
  memberTold(9, 'QN-LH-07', { exempt: { from: '2024-01-01', to: null } }),
  memberTold(10, 'QN-LH-07', { kind: 'probationary' }),
  memberTold(21, 'QN-LH-08'),
  postTold(1, 'secretary', CELL),
  postTold(2, 'deputy', CELL),
  postTold(901, 'supervisor', CELL),
  postTold(902, 'committee', COMMUNE),
  postTold(904, 'standing_committee', COMMUNE),
];

/** A device that sends acts about members' years and initiatives. */
export class Device {
  readonly deviceId = `device-${ulid()}`;
  readonly #call: Call;
  #seq = 0;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Numbers acts without sending them. */
  write(target: PledgeTarget, acts: readonly PledgeEnvelope['act'][], baseVersion = 1_000): PledgeEnvelope[] {
    return acts.map((act) => ({
      ...{ commandId: ulid(), seq: (this.#seq += 1), baseVersion, deviceTime: 0, target, act },
    }));
  }

  async send(caller: Caller, commands: readonly PledgeEnvelope[]): Promise<PledgeResult[]> {
    const { deviceId } = this;
    const { status, body } = await this.#call(caller, 'POST', '/api/v1/pledges/acts', { deviceId, commands });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return (body as { results: PledgeResult[] }).results;
  }

  /** What became of acts, in a word each. */
  async tries(caller: Caller, target: PledgeTarget, ...acts: PledgeEnvelope['act'][]): Promise<string[]> {
    return (await this.send(caller, this.write(target, acts))).map((result) =>
      result.outcome === 'refused' ? result.code : result.outcome,
    );
  }

  /** Does acts; what was not applied throws. */
  async does(caller: Caller, target: PledgeTarget, ...acts: PledgeEnvelope['act'][]): Promise<void> {
    const outcomes = await this.tries(caller, target, ...acts);
    if (outcomes.some((outcome) => outcome !== 'applied')) throw new Error(JSON.stringify(outcomes));
  }
}

/** An item with the id of a record, as devices make them. */
export const itemOf = (number: number, more: Partial<PledgeItem> = {}): PledgeItem => ({
  ...{ itemId: P(700 + number), kind: 'target', title: `Việc ${number}`, measure: `Đo ${number}` },
  ...{ dueOn: null, personal: false, carriedFrom: null },
  ...more,
});
export const contentOf = (more: Partial<PledgeContent> = {}): PledgeContent => ({
  ...{ ethics: 'Giữ gìn đạo đức', duties: 'Hoàn thành nhiệm vụ', weaknesses: 'Ngại phát biểu' },
  items: [itemOf(1), itemOf(2, { personal: true, title: 'Cai thuốc lá' })],
  ...more,
});
export const reportOf = (term: 'mid' | 'end'): PledgeAct => ({
  ...{ type: 'report', term, text: '', selfGrade: 3 },
  items: [1, 2].map((number) => ({
    ...{ itemId: P(700 + number), done: 'done' as const, line: `Đã làm ${number}`, evidence: [], selfGrade: null },
  })),
});
