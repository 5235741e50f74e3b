import { parseArgs } from 'node:util';
import { isAbsolute, join } from 'node:path';
import { StartFault } from './fault.ts';

export const profiles = ['luc-hon', 'province', 'empty'] as const;
export type Profile = (typeof profiles)[number];

export type StartOptions = {
  /** Left out: what the data folder holds, else `luc-hon`. */
  profile?: Profile;
  port: number;
  engines: 'local' | 'docker';
  /** The day that the demo data ends on; left out: the first of this month. */
  demoDate?: string;
  dataDir: string;
};

const USAGE = `npm start -- [--profile ${profiles.join('|')}] [--port 8080] [--engines local|docker] [--demo-date YYYY-MM-DD]`;

/** Reads the command line; every fault at once. */
export function parseOptions(args: string[], env: Record<string, string | undefined>, root: string): StartOptions {
  const { profile, port = '8080', engines = 'local', 'demo-date': demoDate } = flagsOf(args);
  const faults: string[] = [];
  const one = <T extends string>(name: string, given: string, allowed: readonly T[]): T => {
    if (!allowed.includes(given as T)) faults.push(`--${name} ${given}: expected ${allowed.join(', ')}`);
    return given as T;
  };
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    faults.push(`--port ${port}: expected a number from 1 to 65535`);
  if (demoDate !== undefined && !isDate(demoDate)) faults.push(`--demo-date ${demoDate}: expected a day as 2026-11-01`);
  const data = env['BONTOT_DATA'] || '.data';
  const options: StartOptions = {
    ...(profile === undefined ? {} : { profile: one('profile', profile, profiles) }),
    port: Number(port),
    engines: one('engines', engines, ['local', 'docker'] as const),
    ...(demoDate === undefined ? {} : { demoDate }),
    dataDir: isAbsolute(data) ? data : join(root, data),
  };
  if (faults.length > 0) throw new StartFault(...faults, `usage: ${USAGE}`);
  return options;
}

function flagsOf(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { profile: text, port: text, engines: text, 'demo-date': text } }).values;
  } catch (error) {
    throw new StartFault((error as Error).message, `usage: ${USAGE}`);
  }
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
