import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far the seeding of this data folder has come: all moments up to `through` are at the doors. */
export type Bookmark = { profile: string; seed: number; demoDate: string; through: string; complete: boolean };

const fileIn = (dataFolder: string): string => join(dataFolder, 'seed.json');

export function readBookmark(dataFolder: string): Bookmark | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')) as Bookmark;
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a crash leaves the old one. */
export function writeBookmark(dataFolder: string, bookmark: Bookmark): void {
  const file = fileIn(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(bookmark)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
