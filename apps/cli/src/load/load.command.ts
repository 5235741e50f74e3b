import { setTimeout as pause } from 'node:timers/promises';
import { localDateOf } from '@bontot/kernel';
import { CommandError, oneOf, wholeNumber, type Command, type Io } from '../command.ts';
import { demoCells, profileNames } from '../demo/index.ts';
import { findInstallation, type Installation } from '../installation.ts';
import { openKafka } from '../kafka.ts';
import { TokenSource } from '../tokens.ts';
import { HttpOutlet, KafkaOutlet, type Outlet } from './outlet.ts';
import { latencies } from './quantiles.ts';
import { revisionReader, Sampler } from './sampler.ts';
import { dueBy, Traffic } from './traffic.ts';

const TICK_MS = 5;
const LONGEST_WAIT_MS = 60_000;
const AT_ONCE = 500;
const LARGEST_RESERVE = 40;

export const loadCommand: Command = {
  name: 'load',
  summary: 'steady evidence, and how long until it is readable',
  help: `
bontot load [--rate 1000] [--seconds 30] [--cells n] [--samples 20] [--via kafka|http] [--keep]

Sends facts at a steady rate to the cells of the profile, and measures from sending to a readable status: some cells
are set aside, get one fact at a time, and are read through the gateway every 4 ms until their revision has risen.
  --rate      facts a second, the samples among them (default 1000)
  --seconds   how long (default 30)
  --cells     use only so many cells (default: all of the profile)
  --samples   samples a second (default 20); every one costs a few reads, and reading loads the machine too
  --via       kafka: the door of publisher (default); http: POST /api/v1/evidence
  --keep      leave the facts; without it they are withdrawn afterwards, and no score keeps a trace

Prints one JSON line: sent, applied (facts the worker has read), p50, p99, max (milliseconds), samples, unseen (samples
not readable within 10 s), rate (facts a second reached), cells, via, toolCpu (CPU milliseconds of this tool a second).

Exit codes: 0 all was applied and seen, 1 not, or the product does not answer, 2 wrong options`,
  options: {
    rate: { type: 'string' },
    seconds: { type: 'string' },
    cells: { type: 'string' },
    samples: { type: 'string' },
    via: { type: 'string' },
    keep: { type: 'boolean' },
  },
  async run(values, _positionals, io) {
    const rate = wholeNumber(values, 'rate', 1000, { max: 100_000 });
    const seconds = wholeNumber(values, 'seconds', 30, { max: 86_400 });
    const perSecond = wholeNumber(values, 'samples', 20, { max: 200 });
    const via = oneOf(values, 'via', ['kafka', 'http'], 'kafka');
    const installation = findInstallation(io.env);
    const all = cellsOf(installation);
    const cells = all.slice(0, wholeNumber(values, 'cells', all.length, { min: 2 }));
    const kafka = openKafka(installation, io.env);
    try {
      const outlet = via === 'kafka' ? new KafkaOutlet(kafka) : new HttpOutlet(installation, kafka);
      const result = await steady({
        installation,
        outlet,
        cells,
        rate,
        seconds,
        perSecond,
        keep: values.keep === true,
        io,
      });
      io.out(`${JSON.stringify({ ...result, via })}\n`);
      return result.applied === result.sent && result.unseen === 0 ? 0 : 1;
    } finally {
      await kafka.close();
    }
  },
};

/** The profile says which cells there are; the generator knows them without asking. */
function cellsOf({ profile, demoDate }: Installation): string[] {
  const known = profileNames.find((name) => name === profile);
  const cells = known ? demoCells(known, demoDate ?? localDateOf(Date.now())) : [];
  if (cells.length < 2)
    throw new CommandError(
      `the profile «${profile}» has no cells to send to: start with --profile luc-hon or province`,
    );
  return cells;
}

type Load = {
  installation: Installation;
  outlet: Outlet;
  cells: string[];
  rate: number;
  seconds: number;
  perSecond: number;
  keep: boolean;
  io: Io;
};

async function steady({ installation, outlet, cells, rate, seconds, perSecond, keep, io }: Load) {
  const startedAt = Date.now();
  const today = localDateOf(startedAt);
  const reserve = Math.min(LARGEST_RESERVE, Math.max(1, Math.floor(cells.length / 3)));
  const traffic = new Traffic(cells.slice(reserve), today, startedAt);
  const token = new TokenSource(installation, 'org-dept');
  const sampler = new Sampler(
    cells.slice(0, reserve),
    revisionReader(installation.url, today.slice(0, 4), () => token.header()),
  );
  await sampler.prepare();
  io.err(`sending ${rate} facts a second for ${seconds} s to ${cells.length} cells, ${reserve} of them measured\n`);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const sending = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let sent = 0;
  let sampled = 0;
  for (let elapsed = 0; sent < rate * seconds; elapsed = performance.now() - begun) {
    io.signal.throwIfAborted();
    throwFirst(failures, sampler.failure);
    const due = dueBy(elapsed, rate, seconds) - sent;
    if (due > 0) {
      const cell = dueBy(elapsed, perSecond, seconds) > sampled ? sampler.take() : undefined;
      if (dueBy(elapsed, perSecond, seconds) > sampled) sampled++;
      const facts = Array.from({ length: cell ? due - 1 : due }, () => traffic.next());
      if (cell) facts.push(traffic.of(cell));
      sent += due;
      const sentAt = performance.now();
      const sendingNow = outlet
        .send(facts)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => sending.delete(sendingNow));
      sending.add(sendingNow);
      if (cell) sampler.watch(cell, sentAt);
    }
    await pause(TICK_MS);
  }
  const reached = sent / ((performance.now() - begun) / 1000);
  const { user, system } = process.cpuUsage(cpu);
  const toolCpu = Math.round((user + system) / (performance.now() - begun));
  await Promise.all([...sending, sampler.done()]);
  throwFirst(failures, sampler.failure);
  const applied = await outlet.applied(LONGEST_WAIT_MS, io.signal);
  if (!keep) await withdraw(outlet, traffic, io);
  const { latencies: measured, unseen } = sampler;
  return {
    sent,
    applied,
    ...latencies(measured),
    samples: measured.length,
    unseen,
    rate: Math.round(reached),
    seconds,
    cells: cells.length,
    toolCpu,
  };
}

function throwFirst(failures: unknown[], failure: unknown): void {
  const first = failures[0] ?? failure;
  if (first !== undefined) throw first;
}

async function withdraw(outlet: Outlet, traffic: Traffic, io: Io): Promise<void> {
  const all = [...traffic.withdrawals()];
  io.err(`withdrawing the last revisions of ${all.length} sources\n`);
  for (let from = 0; from < all.length; from += AT_ONCE) await outlet.send(all.slice(from, from + AT_ONCE));
}
