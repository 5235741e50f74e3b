import {
  deadLetterTopic,
  evidenceRecorded,
  meetingChanged,
  memberChanged,
  monthChanged,
  postChanged,
  taskChanged,
  topics,
  unitChanged,
  type EventContract,
  type Member,
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
import { createService, parseConfig, type Service } from '@bontot/service';
import { eventually, person, system, testGateway, uniqueName, type Call, type Caller } from '@bontot/testing';
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { MEETINGS, meetingsEnv, type MeetingsConfig } from '../src/config.ts';
import { meetingsOptions } from '../src/meetings.ts';

export type Told = EventOf<EventContract>;

/** Meetings on real engines, with a database and topics of its own, and what it publishes. */
export type RunningMeetings = {
  env: Record<string, string>;
  config: MeetingsConfig;
  service: Service;
  url: string;
  call: Call;
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

export async function startMeetings(change: Record<string, string> = {}): Promise<RunningMeetings> {
  const gateway = await testGateway();
  const name = uniqueName('meetings');
  const env: Record<string, string> = {
    ...{ BONTOT_ENV: 'development', PORT: '0', LOG_LEVEL: 'silent', DRAIN_MS: '0', SWEEP_MS: '60000' },
    ...{ TOPIC_PREFIX: `${name}.`, DB_PREFIX: `${name}_`, GATEWAY_PUBLIC_KEY: gateway.publicKey },
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
    ...change,
  };
  const config = configOf(env);
  const start = async (more: Record<string, string> = {}) =>
    createService(await meetingsOptions(configOf({ ...env, ...more })));
  const service = await start();
  const url = await service.listen();
  const connection = new KafkaConnection({ brokers: config.KAFKA_BROKERS, clientId: 'spec', topicPrefix: `${name}.` });
  await connection.ensureTopics([deadLetterTopic('spec')]);
  const publisher = new KafkaPublisher(connection);
  const progress = new GroupProgress(connection);
  const { told, stop: stopListening } = await listen(connection, publisher, config.DEAD_LETTER_KEY);
  return {
    ...{ env, config, service, url, told },
    call: gateway.callsTo(MEETINGS, url),
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

function configOf(env: Record<string, string>): MeetingsConfig {
  const { config, faults } = parseConfig(meetingsEnv, { ...process.env, ...env });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return config;
}

/** Waits until nothing that is expected fails any more. */
export const soon = (check: () => void): Promise<true> => eventually(() => (check(), true as const));

async function settled(progress: GroupProgress): Promise<void> {
  await eventually(async () => {
    const partitions = await progress.read(MEETINGS, [topics.directory.name]);
    return partitions.every(({ committed, end }) => committed === end);
  });
}

async function listen(connection: KafkaConnection, sink: KafkaPublisher, deadLetterKey: string) {
  const told: Told[] = [];
  const contracts = [evidenceRecorded, meetingChanged, taskChanged, monthChanged] as unknown as EventContract[];
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
    ...{ joinedCellOn: '2020-01-01', leftCellOn: null, exempt: null, specialDuty: null },
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
