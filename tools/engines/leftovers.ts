import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, isAlive, type ProcessMark } from './process.ts';

/** Where the pid files of one data folder are. */
export const pidFolderOf = (dataDir: string): string => join(dataDir, 'pids');

/**
 * Ends what an earlier starter of this data folder left running when it was killed: exactly the processes of its pid
 * files whose start time still fits, and nothing else. Returns their names.
 */
export async function endLeftovers(dataDir: string): Promise<string[]> {
  const left = read(pidFolderOf(dataDir));
  const living = left.filter(({ mark }) => isAlive(mark));
  await Promise.all(living.map(({ mark }) => endProcess(mark, 3_000)));
  for (const { file } of left) rmSync(file, { force: true });
  return living.map(({ name }) => name);
}

function read(folder: string): { name: string; file: string; mark: ProcessMark }[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = join(folder, name);
    try {
      return [
        { name: name.slice(0, -'.json'.length), file, mark: JSON.parse(readFileSync(file, 'utf8')) as ProcessMark },
      ];
    } catch {
      return [];
    }
  });
}
