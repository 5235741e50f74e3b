import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeEvent, doorOf, readEvidence, topics } from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher, KafkaSubscription, type IncomingRecord } from '@bontot/messaging';
import { ulid } from 'ulid';
import { runCommand } from '../src/command.ts';
import { commands } from '../src/commands.ts';

const KEY = Buffer.alloc(32, 7).toString('base64url');
const DOOR = doorOf('publisher').name;

type Outcome = { topic: string; partition: number; offset: string; outcome: string; code: string };

/** A product just large enough for the command line: its run.json, a worker on the real broker, and what HTTP answers. */
export async function standInProduct() {
  const topicPrefix = `${ulid()}.`;
  const kafka = process.env.KAFKA_BROKERS!;
  const connection = new KafkaConnection({ brokers: kafka.split(','), clientId: 'cli-test', topicPrefix });
  await connection.ensureTopics([doorOf('publisher'), topics.evidence]);
  const publisher = new KafkaPublisher(connection);
  const outcomes: Outcome[] = [];
  const worker = () => workerOn(connection, publisher, outcomes);
  const server = http.createServer((request, response) => answer(request, response, outcomes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'bontot-cli-'));
  const run = {
    url,
    profile: 'luc-hon',
    pid: process.pid,
    startedAt: new Date(0).toISOString(),
    engines: { kafka: { address: kafka }, mongodb: { address: 'm' }, redis: { address: 'r' } },
    services: {
      identity: { url, pid: 1, restarts: 0 },
      'scoring-worker': { url, pid: 2, restarts: 0 },
      directory: { url: 'http://127.0.0.1:1', pid: 3, restarts: 4 },
    },
    secrets: { cli: 'c'.repeat(16), publisher: 'p'.repeat(16), deadLetterKey: KEY },
  };
  writeFileSync(join(folder, 'run.json'), JSON.stringify(run));
  return {
    folder,
    worker,
    bontot: (...argv: string[]) => bontot(argv, { BONTOT_DATA: folder, TOPIC_PREFIX: topicPrefix }),
    async close() {
      await publisher.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

async function bontot(argv: string[], env: Record<string, string>) {
  const said = { out: '', err: '' };
  const code = await runCommand(commands, argv, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

/** Judges bodies as the real one does, and calls a repeated source with revision 1 a conflict. */
function workerOn(connection: KafkaConnection, sink: KafkaPublisher, outcomes: Outcome[]): KafkaSubscription {
  const seen = new Map<string, string>();
  const judge = (record: IncomingRecord) => {
    const decoded = decodeEvent(record.headers, record.value);
    const read = decoded.ok ? readEvidence(decoded.value.body, '2026-11-22') : decoded;
    if (!read.ok) return [{ record, deadLetter: { code: read.refusal.code, details: read.refusal.details } }];
    const { topic, partition, offset } = record;
    const content = JSON.stringify(read.value);
    const before = seen.get(read.value.source) ?? content;
    seen.set(read.value.source, before);
    if (before !== content) outcomes.push({ topic, partition, offset, outcome: 'conflict', code: 'REVISION_CONFLICT' });
    return [];
  };
  return new KafkaSubscription({
    connection,
    group: 'scoring-worker',
    deadLetterKey: KEY,
    sink,
    fetch: { maxWaitMs: 50, commitEveryMs: 50 },
    batches: [{ topics: [DOOR], handle: async (records) => ({ deadLetters: records.flatMap(judge) }) }],
  });
}

function answer(request: http.IncomingMessage, response: http.ServerResponse, outcomes: Outcome[]): void {
  const json = (body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  if (pathname === '/status') return void json({ ready: true, lagSeconds: 0, outboxPending: 0, unclaimed: 2 });
  if (pathname === '/token' || pathname === '/dev/token')
    return void json({ access_token: `token-of${pathname}`, expires_in: 3600 });
  if (pathname === '/api/v1/evidence/outcomes')
    return void (request.headers.authorization === 'Bearer token-of/token'
      ? json({ items: outcomes, next: null })
      : json({ code: 'UNAUTHENTICATED' }, 401));
  if (pathname === '/api/v1/dashboards/verification')
    return void json({ ok: true, checked: 3, waiting: 0, differences: [] });
  if (pathname === '/api/v1/verification/cards') return void json(pageOfChains(searchParams.get('cursor')));
  if (pathname === '/api/v1/minutes-verification') return void json(ALTERED_MINUTES);
  if (pathname === '/api/v1/compact-verification') return void json(pageOfCompacts(searchParams.get('cursor')));
  json({ code: 'NOT_FOUND' }, 404);
}

/** One page of signed minutes; the text of a meeting was rewritten. */
const ALTERED_MINUTES = {
  ok: false,
  checked: { units: 2, pages: 5 },
  differences: [{ unitId: 'QN-LH-07', n: 3, meetingId: 'M1', pageId: 'M1', code: 'MINUTES_DIFFER' }],
  next: null,
};

/** Two pages of compacts; one of the second page was rewritten. */
const pageOfCompacts = (cursor: string | null) =>
  cursor === null
    ? { ok: true, checked: { compacts: 200 }, differences: [], next: 'QN-LH-02.2026' }
    : {
        ok: false,
        checked: { compacts: 7 },
        differences: [{ unitId: 'QN-LH-07', year: 2026, code: 'CONTENT_CHANGED' }],
        next: null,
      };

/** Two pages of chains; a revision of the second one was rewritten. */
const pageOfChains = (cursor: string | null) =>
  cursor === null
    ? { ok: true, checked: { cards: 2, revisions: 30 }, differences: [], next: 'QN-LH-02|2026' }
    : {
        ok: false,
        checked: { cards: 1, revisions: 7 },
        differences: [{ cellId: 'QN-LH-07', period: '2026', version: 4, code: 'CONTENT_CHANGED' }],
        next: null,
      };
