/** What one service says of itself at `/status`; null where it does not answer. */
export type ServiceStatus = {
  ready: boolean;
  pid: number;
  lagSeconds: number | null;
  outboxPending: number | null;
};

/** The promise of `bontot status --json`; scripts hold on to it. */
export type StatusReport = {
  services: Record<string, ServiceStatus>;
  /** Open dead letters per consumer group; null while Kafka does not answer. */
  deadLetters: Record<string, number | null>;
  /** Facts that wait for their cell or set; null while the worker does not answer. */
  unclaimed: number | null;
  engines: Record<'kafka' | 'mongodb' | 'redis', { address: string }>;
};

/** One service's line from its process and its own words. */
export function serviceStatus(pid: number, said: Record<string, unknown> | undefined): ServiceStatus {
  return {
    ready: said?.ready === true,
    pid,
    lagSeconds: numberOf(said?.lagSeconds),
    outboxPending: numberOf(said?.outboxPending),
  };
}

export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** For people: one line a service, then what waits. */
export function statusTable({ services, deadLetters, unclaimed, engines }: StatusReport): string {
  const rows = [
    ['service', 'ready', 'pid', 'lag s', 'outbox'],
    ...Object.entries(services).map(([name, { ready, pid, lagSeconds, outboxPending }]) => [
      name,
      ready ? 'yes' : 'NO',
      String(pid),
      shown(lagSeconds),
      shown(outboxPending),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const letters = Object.entries(deadLetters).map(([group, count]) => `${group} ${shown(count)}`);
  const addresses = Object.entries(engines).map(([name, { address }]) => `${name} ${address}`);
  return [
    ...lines,
    '',
    `dead letters  ${letters.join(' · ')}`,
    `unclaimed     ${shown(unclaimed)}`,
    `engines       ${addresses.join(' · ')}`,
    '',
  ].join('\n');
}

const shown = (number: number | null): string => (number === null ? '?' : String(Math.round(number * 100) / 100));
