import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Replaces the file as a whole, for its owner's eyes only: a reader never sees half of it. */
export function writeJson(file: string, content: unknown): void {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** undefined where there is no such file or it holds no JSON. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
