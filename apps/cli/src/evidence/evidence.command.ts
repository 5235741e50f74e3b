import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DeadLetter, DeadLetters } from '@bontot/messaging';
import { CommandError, USAGE, wholeNumber, type Command, type Io } from '../command.ts';
import { call, jsonOf } from '../http.ts';
import { findInstallation, type Installation } from '../installation.ts';
import { openKafka, type Kafka } from '../kafka.ts';
import { TokenSource } from '../tokens.ts';
import { isHandled, waitForPlaces, WORKER } from '../wait-for-worker.ts';
import { linesOf, messageOf, SENDER, type Line } from './evidence-lines.ts';
import { sendReport, sendText, type Placed, type SendReport, type Told } from './send-report.ts';

const AT_ONCE = 500;
const CLOCKS_MAY_DIFFER_MS = 60_000;

export const evidenceCommand: Command = {
  name: 'evidence',
  summary: 'send facts from a file through the door of publisher',
  help: `
bontot evidence send <file.ndjson> [--timeout 30] [--json]

Publishes each line (a body as POST /api/v1/evidence takes it) to evidence.from.publisher.v1 as it is, waits until the
scoring worker has read them, and reports what became of each.
  --timeout   seconds to wait for the worker (default 30)
  --json      {"accepted", "refused", "conflicting", "pending", "lines": [{"line", "outcome", "code", "details"}]}

  accepted 2, refused 1, conflicting 0
  line 3: VALUE_PART_EXCEEDS_WHOLE value: expected part not above whole (part 5, whole 4)

Exit codes: 0 everything was accepted, 1 something was not (the report is printed all the same), 2 wrong options`,
  options: { json: { type: 'boolean' }, timeout: { type: 'string' } },
  async run(values, [action, path], io) {
    if (action !== 'send' || path === undefined)
      throw new CommandError('expected «evidence send <file.ndjson>»', USAGE);
    const timeoutMs = 1000 * wholeNumber(values, 'timeout', 30, { max: 3_600 });
    const lines = linesOf(await contentOf(path, io));
    const installation = findInstallation(io.env);
    const kafka = openKafka(installation, io.env);
    try {
      const report = await send({ lines, kafka, installation, timeoutMs, io });
      io.out(values.json ? `${JSON.stringify(report)}\n` : sendText(report));
      if (report.pending > 0)
        io.err(
          `bontot: not everything was known to be read within ${timeoutMs / 1000} s; «bontot status» shows the worker\n`,
        );
      return report.accepted === lines.length ? 0 : 1;
    } finally {
      await kafka.close();
    }
  },
};

async function contentOf(path: string, { env }: Io): Promise<Buffer> {
  try {
    return await readFile(resolve(env.INIT_CWD ?? '.', path));
  } catch (error) {
    throw new CommandError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

type Sending = { lines: Line[]; kafka: Kafka; installation: Installation; timeoutMs: number; io: Io };

async function send({ lines, kafka, installation, timeoutMs, io }: Sending): Promise<SendReport> {
  const startedAt = Date.now();
  const placed: Placed[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const places = await kafka.publisher.send(some.map((line) => messageOf(line, Date.now())));
    places.forEach((place, index) => placed.push({ ...place, line: some[index]!.number }));
  }
  const committed = await waitForPlaces(kafka.progress, placed, timeoutMs, io.signal);
  const handled = placed.filter((place) => isHandled(committed, place));
  const [letters, told] = await Promise.all([
    handled.length > 0 ? lettersAt(kafka.deadLetters, new Set(placed.map(({ topic }) => topic))) : [],
    handled.length > 0 ? outcomesOrNone(installation, startedAt - CLOCKS_MAY_DIFFER_MS, io) : [],
  ]);
  return sendReport(placed, letters, told ?? [], (place) => told !== undefined && isHandled(committed, place));
}

/** Undefined, said on stderr, when nobody tells: then no line is called accepted. */
async function outcomesOrNone(installation: Installation, since: number, io: Io): Promise<Told[] | undefined> {
  try {
    return await outcomesSince(installation, since, io);
  } catch (error) {
    io.err(`bontot: sent, but what conflicted cannot be told: ${(error as Error).message}\n`);
    return undefined;
  }
}

/** All open letters of the worker that came through these topics. */
async function lettersAt(deadLetters: DeadLetters, topics: Set<string>): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await deadLetters.list(WORKER, { limit: 1_000, ...(after ? { after } : {}) });
    found.push(...items.filter(({ topic }) => topics.has(topic)));
    if (next === null) return found;
    after = next;
  }
}

type OutcomesPage = { items: Told[]; next: string | null };

async function outcomesSince(installation: Installation, since: number, io: Io): Promise<Told[]> {
  const token = new TokenSource(installation, SENDER);
  const told: Told[] = [];
  for (let cursor: string | null = null; ;) {
    const query = new URLSearchParams({ since: new Date(since).toISOString(), ...(cursor ? { cursor } : {}) });
    const url = `${installation.url}/api/v1/evidence/outcomes?${query.toString()}`;
    const answer = await call(url, { headers: { authorization: await token.header() }, signal: io.signal });
    const page: OutcomesPage = jsonOf<OutcomesPage>(answer, 'GET /api/v1/evidence/outcomes');
    told.push(...page.items);
    if (!page.next) return told;
    cursor = page.next;
  }
}
