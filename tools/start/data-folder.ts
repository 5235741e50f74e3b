import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endLeftovers } from '../engines/leftovers.ts';
import { isAlive, markOf, sleep, type ProcessMark } from '../engines/process.ts';
import type { Log } from '../engines/engine.ts';
import { StartFault } from './fault.ts';
import { readJson, writeJson } from './json-file.ts';
import type { Profile } from './options.ts';

export type Content = {
  profile: Profile;
  demoDate: string;
  /** False while the first start is still filling it: the next start goes on. */
  seeded: boolean;
};

/** A data folder that this process alone holds until `release`. */
export type DataFolder = {
  dir: string;
  content: Content;
  markSeeded(): void;
  /** Tells the next starter to wait for the end of this one. */
  markEnding(): void;
  release(): void;
};

export type Wish = { dataDir: string; profile?: Profile; demoDate?: string; now: Date; log: Log };

/**
 * Takes the folder for this process and clears what a killed starter left running in it. Refused where another starter
 * holds it, or where it holds other data than was asked for.
 */
export async function openDataFolder(wish: Wish): Promise<DataFolder> {
  const { dataDir, log } = wish;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = await takeLock(dataDir);
  try {
    const ended = await endLeftovers(dataDir);
    if (ended.length > 0) log(`ended what an earlier start left running: ${ended.join(', ')}`);
    rmSync(join(dataDir, 'run.json'), { force: true });
    const file = join(dataDir, 'profile.json');
    const content = contentFor(wish, readJson<Content>(file));
    writeJson(file, content);
    return {
      dir: dataDir,
      content,
      markSeeded: () => {
        content.seeded = true;
        writeJson(file, content);
      },
      markEnding: () => writeJson(lock, { ...markOf(process.pid), ending: true }),
      release: () => rmSync(lock, { force: true }),
    };
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
}

/** What was asked for must be what is there. */
export function contentFor(wish: Wish, kept: Content | undefined): Content {
  if (!kept) {
    const profile = wish.profile ?? 'luc-hon';
    return { profile, demoDate: wish.demoDate ?? firstOfMonth(wish.now), seeded: profile === 'empty' };
  }
  const { profile = kept.profile, demoDate = kept.demoDate, dataDir } = wish;
  if (profile === kept.profile && demoDate === kept.demoDate) return kept;
  throw new StartFault(
    `${dataDir} holds the profile ${kept.profile} of ${kept.demoDate}, not ${profile} of ${demoDate}.`,
    `Start without --profile and --demo-date to use it, set BONTOT_DATA to another folder (BONTOT_DATA=.data-${profile}), or remove ${dataDir}.`,
  );
}

/** The calendar of Viet Nam, UTC+7. */
const firstOfMonth = (now: Date): string => `${new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 8)}01`;

type Lock = ProcessMark & { ending?: boolean };

/** A starter that is gone for its user (npm killed) may need a moment to see it, and then ends its children. */
const NOTICE_MS = 1_500;
const ENDING_MS = 15_000;

async function takeLock(dataDir: string): Promise<string> {
  const file = join(dataDir, 'starter.json');
  const own = JSON.stringify(markOf(process.pid));
  for (const since = Date.now(); ;) {
    try {
      writeFileSync(file, own, { flag: 'wx', mode: 0o600 });
    } catch {
      const holder = readJson<Lock>(file);
      if (!holder || !isAlive(holder)) rmSync(file, { force: true });
      else if (Date.now() - since > (holder.ending ? ENDING_MS : NOTICE_MS))
        throw new StartFault(
          `${dataDir}: already running, pid ${holder.pid}.`,
          'End it with Ctrl-C or «kill», or set BONTOT_DATA to another folder.',
        );
      else await sleep(50);
      continue;
    }
    // Two starters may have removed the same stale lock; the one who wrote last holds it.
    await sleep(20);
    if (JSON.stringify(readJson(file)) === own) return file;
  }
}
