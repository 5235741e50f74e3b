import { consumerGroups } from '@bontot/contracts';
import type { Command } from '../command.ts';
import { call } from '../http.ts';
import { findInstallation, type Installation } from '../installation.ts';
import { openKafka } from '../kafka.ts';
import { numberOf, serviceStatus, statusTable, type StatusReport } from './status-report.ts';

const PATIENCE_MS = 2_000;
const KAFKA_PATIENCE_MS = 10_000;

export const statusCommand: Command = {
  name: 'status',
  summary: 'services, lag, dead letters, unclaimed facts, engines',
  help: `
bontot status [--json]

Shows each service (ready, process id, age of the oldest unhandled record in seconds, events waiting to be published),
open dead letters per consumer group, facts that wait for their cell, and the engines' addresses. A service that does
not answer is shown as not ready; numbers that nobody could tell are «?», in JSON null.
  --json   one JSON object: {"services": {"<name>": {"ready", "pid", "lagSeconds", "outboxPending"}},
           "deadLetters": {"<group>": n}, "unclaimed": n, "engines": {"kafka": {"address"}, …}}

Exit codes: 0 the product was found, also when a service is down; 1 it was not; 2 wrong options`,
  options: { json: { type: 'boolean' } },
  async run({ json }, _positionals, io) {
    const report = await readStatus(findInstallation(io.env), io.env);
    io.out(json ? `${JSON.stringify(report)}\n` : statusTable(report));
    return 0;
  },
};

/** Asks everybody at once; whoever is silent costs at most the patience for one. */
export async function readStatus(
  installation: Installation,
  env: Record<string, string | undefined>,
): Promise<StatusReport> {
  const entries = Object.entries(installation.services);
  const [said, deadLetters] = await Promise.all([
    Promise.all(entries.map(([, { url }]) => ask(url))),
    countDeadLetters(installation, env),
  ]);
  const byName = new Map(entries.map(([name], index) => [name, said[index]]));
  const worker = byName.get('scoring-worker') ?? byName.get('scoring-api');
  return {
    services: Object.fromEntries(entries.map(([name, { pid }]) => [name, serviceStatus(pid, byName.get(name))])),
    deadLetters,
    unclaimed: numberOf(worker?.unclaimed),
    engines: installation.engines,
  };
}

async function ask(url: string): Promise<Record<string, unknown> | undefined> {
  try {
    const { status, text } = await call(`${url}/status`, { timeoutMs: PATIENCE_MS });
    return status === 200 ? (JSON.parse(text) as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function countDeadLetters(installation: Installation, env: Record<string, string | undefined>) {
  const kafka = openKafka(installation, env);
  const giveUp = new Promise<null>((resolve) => setTimeout(() => resolve(null), KAFKA_PATIENCE_MS).unref());
  try {
    const counts = consumerGroups.map(async (group) => [
      group,
      await Promise.race([kafka.deadLetters.count(group).catch(() => null), giveUp]),
    ]);
    return Object.fromEntries(await Promise.all(counts)) as StatusReport['deadLetters'];
  } finally {
    await Promise.race([kafka.close(), giveUp]);
  }
}
