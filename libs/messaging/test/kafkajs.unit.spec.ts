import { jest } from '@jest/globals';
import kafkajs from 'kafkajs';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { assignTogether, partitionOf } from '../src/index.ts';
import { applyIdlePatch, UNPATCHED } from '../src/kafkajs/idle-patch.ts';
import { applyRejoinPatch } from '../src/kafkajs/rejoin-patch.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const queueOf = (requestTimeout: number) =>
  new RequestQueue({
    maxInFlightRequests: 1,
    requestTimeout,
    enforceRequestTimeout: true,
    clientId: 'test',
    broker: 'test:9092',
    logger,
  });
type Queue = ReturnType<typeof queueOf>;

const ask = (queue: Queue, correlationId: number): { sent: () => boolean; answer: Promise<unknown> } => {
  let sent = false;
  const answer = new Promise((resolve, reject) =>
    queue.push({
      entry: { correlationId, resolve, reject },
      expectResponse: true,
      sendRequest: () => void (sent = true),
    }),
  );
  return { sent: () => sent, answer };
};

describe('the idle patch', () => {
  beforeAll(() => applyIdlePatch());
  afterEach(() => void jest.useRealTimers());

  it('arms no timer while nothing is pending', async () => {
    const queue = queueOf(1_000);
    const { answer } = ask(queue, 1);
    queue.fulfillRequest({ correlationId: 1, payload: 'pong', size: 4 });
    await answer;
    expect(queue.throttleCheckTimeoutId).toBeNull();
  });

  it('shows that without it kafkajs arms one', () => {
    const queue = queueOf(1_000);
    const { [UNPATCHED]: schedule } = RequestQueue.prototype as unknown as Record<symbol, () => void>;
    schedule!.call(queue);
    expect(queue.throttleCheckTimeoutId).not.toBeNull();
    queue.destroy();
  });

  it('sends what was pending when its turn comes', async () => {
    const queue = queueOf(1_000);
    const [first, second] = [ask(queue, 1), ask(queue, 2)];
    expect([first.sent(), second.sent()]).toEqual([true, false]);
    queue.fulfillRequest({ correlationId: 1, payload: 'pong', size: 4 });
    expect(second.sent()).toBe(true);
    queue.fulfillRequest({ correlationId: 2, payload: 'pong', size: 4 });
    await Promise.all([first.answer, second.answer]);
    queue.destroy();
  });

  it('sends what a throttling broker made wait', async () => {
    jest.useFakeTimers();
    const queue = queueOf(1_000);
    queue.throttledUntil = Date.now() + 20;
    const { answer, sent } = ask(queue, 1);
    jest.advanceTimersByTime(19);
    expect(sent()).toBe(false);
    jest.advanceTimersByTime(1);
    expect(sent()).toBe(true);
    queue.fulfillRequest({ correlationId: 1, payload: 'pong', size: 4 });
    await answer;
    queue.destroy();
  });

  it('still gives up a request that is not answered', async () => {
    const queue = queueOf(30);
    queue.scheduleRequestTimeoutCheck();
    const [first, second] = [ask(queue, 1), ask(queue, 2)];
    await expect(first.answer).rejects.toThrow('timed out');
    expect(second.sent()).toBe(true);
    await expect(second.answer).rejects.toThrow('timed out');
    queue.destroy();
  });
});

describe('the rejoin patch', () => {
  class Group {
    static coordinatorUp = true;
    cluster: object;
    memberId: string | null = null;
    constructor(cluster: object) {
      this.cluster = cluster;
    }
    async connect() {}
    async joinAndSync() {
      this.memberId ??= 'new-member';
    }
    async leave() {
      if (!Group.coordinatorUp) throw new Error('no coordinator');
      this.memberId = null;
    }
  }
  applyRejoinPatch(Group);
  const join = async (cluster: object) => {
    const group = new Group(cluster);
    await group.connect();
    const asked = group.memberId;
    await group.joinAndSync();
    return { group, asked };
  };

  it('comes back as the member it was when it could not leave', async () => {
    const cluster = {};
    const { group } = await join(cluster);
    group.memberId = 'member-1';
    await group.joinAndSync();
    Group.coordinatorUp = false;
    await expect(group.leave()).rejects.toThrow('no coordinator');
    Group.coordinatorUp = true;
    expect((await join(cluster)).asked).toBe('member-1');
  });

  it('joins as a new one after leaving, and on another cluster', async () => {
    const cluster = {};
    const { group } = await join(cluster);
    await group.leave();
    expect((await join(cluster)).asked).toBeNull();
    expect((await join({})).asked).toBeNull();
  });

  it('touches methods that kafkajs still has', () => {
    const { prototype } = ConsumerGroup;
    for (const name of ['connect', 'joinAndSync', 'leave'] as const) expect(typeof prototype[name]).toBe('function');
  });
});

describe('partitionOf', () => {
  it('chooses as kafkajs and Java do', () => {
    const partitioner = kafkajs.Partitioners.DefaultPartitioner();
    const partitionMetadata = Array.from({ length: 12 }, (_, partitionId) => ({ partitionId, leader: 1 }));
    for (let n = 0; n < 2_000; n++) {
      const key = `${'Chi bộ '.slice(0, n % 7)}${(n * 7919).toString(36)}`;
      const message = { key, value: null };
      expect(partitionOf(key, 12)).toBe(partitioner({ topic: 't', partitionMetadata, message } as never));
    }
  });
});

describe('assignTogether', () => {
  const partitions = new Map([
    ['evidence.v1', 12],
    ['scoring.inbox.v1', 12],
    ['worker.retry', 1],
  ]);

  it.each([1, 2, 3, 5, 12, 13])('gives each partition once, and equal numbers to one of %d members', (count) => {
    const members = Array.from({ length: count }, (_, n) => `member-${n}`);
    const assignment = assignTogether(members, partitions);
    const owners = new Map<string, string>();
    for (const [member, topics] of assignment)
      for (const [topic, numbers] of Object.entries(topics))
        for (const number of numbers) {
          expect(owners.has(`${topic} ${number}`)).toBe(false);
          owners.set(`${topic} ${number}`, member);
        }
    expect(owners.size).toBe(25);
    for (let number = 0; number < 12; number++)
      expect(owners.get(`evidence.v1 ${number}`)).toBe(owners.get(`scoring.inbox.v1 ${number}`));
    const loads = [...assignment.values()].map((topics) => topics['evidence.v1']?.length ?? 0);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it('is the same whatever the order of members and topics', () => {
    const one = assignTogether(['b', 'a', 'c'], partitions);
    const other = assignTogether(['c', 'b', 'a'], new Map([...partitions].reverse()));
    expect([...other]).toEqual([...one]);
  });
});
