import { consumerGroups } from '@bontot/contracts';
import type { DeadLetter, DeadLetters } from '@bontot/messaging';
import { CommandError, USAGE, wholeNumber, type Command, type Io, type Values } from '../command.ts';
import { findInstallation } from '../installation.ts';
import { openKafka } from '../kafka.ts';
import { letterDetails, letterLine } from './letter-report.ts';

export const dlqCommand: Command = {
  name: 'dlq',
  summary: 'dead letters: list, show, replay',
  help: `
bontot dlq list [--group scoring-worker] [--limit 50] [--after <id>] [--json]
bontot dlq show <id> [--group scoring-worker] [--json]
bontot dlq replay <id>|--all [--group scoring-worker]

A record that can never be handled is put aside with its reason. Shown are reason, place, times, size and hash, never
the body. Replay sends a letter round again, to the consumer group it came from and nobody else.
  --group   ${consumerGroups.join(', ')} (default: scoring-worker)
  --after   the id that the page before ended with
  --json    list: {"items": […], "next": id or null}; show: one object

Exit codes: 0 done, 1 no such letter or Kafka does not answer, 2 wrong options`,
  options: {
    group: { type: 'string' },
    limit: { type: 'string' },
    after: { type: 'string' },
    all: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(values, [action, id], io) {
    const act = ACTIONS[action ?? ''];
    if (!act) throw new CommandError('expected «dlq list», «dlq show <id>» or «dlq replay <id>|--all»', USAGE);
    const group = groupOf(values);
    const kafka = openKafka(findInstallation(io.env), io.env);
    try {
      return await act({ letters: kafka.deadLetters, group, id, values, io });
    } finally {
      await kafka.close();
    }
  },
};

type Act = (on: {
  letters: DeadLetters;
  group: string;
  id: string | undefined;
  values: Values;
  io: Io;
}) => Promise<number>;

const ACTIONS: Record<string, Act> = { list, show, replay };

function groupOf({ group = 'scoring-worker' }: Values): string {
  const known = consumerGroups.find((one) => one === group);
  if (known) return known;
  throw new CommandError(`--group expects one of ${consumerGroups.join(', ')}`, USAGE);
}

async function list({ letters, group, values, io }: Parameters<Act>[0]): Promise<number> {
  const { after, json } = values;
  const limit = wholeNumber(values, 'limit', 50, { max: 1_000 });
  const page = await letters.list(group, { limit, ...(typeof after === 'string' ? { after } : {}) });
  if (json) io.out(`${JSON.stringify(page)}\n`);
  else if (page.items.length === 0) io.out(`no open dead letters of ${group}\n`);
  else io.out(page.items.map((letter) => `${letterLine(letter)}\n`).join(''));
  if (!json && page.next) io.err(`more: bontot dlq list --group ${group} --after ${page.next}\n`);
  return 0;
}

async function show({ letters, group, id, values, io }: Parameters<Act>[0]): Promise<number> {
  const letter = await letters.show(group, required(id));
  if (!letter) throw unknown(group, required(id));
  io.out(values.json ? `${JSON.stringify(letter)}\n` : letterDetails(letter));
  return 0;
}

async function replay({ letters, group, id, values, io }: Parameters<Act>[0]): Promise<number> {
  if (values.all) {
    io.out(`replayed ${await letters.replay(group, 'all')}\n`);
    return 0;
  }
  const letter: DeadLetter | undefined = await letters.show(group, required(id));
  if (!letter) throw unknown(group, required(id));
  io.out(`replayed ${await letters.replay(group, { id: letter.id })}\n`);
  return 0;
}

function required(id: string | undefined): string {
  if (id === undefined) throw new CommandError('expected the id of a letter, as «bontot dlq list» shows it', USAGE);
  return id;
}

const unknown = (group: string, id: string) =>
  new CommandError(`${group} has no dead letter «${id}»; «bontot dlq list --group ${group}» shows them`);
