import type { PledgeResult } from '@bontot/pledge-core';
import { api } from './line.ts';
import type { Placed } from './line-up.ts';
import { changed } from './news.ts';
import type { Store } from './store.ts';

/**
 * What an answer makes of the pledges' acts that were sent: what was turned down is kept with its reason; what was done goes on
 * counting on the phone until the pages that show it have heard of it.
 */
export async function settlePledges(
  kept: Store,
  sent: readonly Placed[],
  results: readonly PledgeResult[],
  at: number,
): Promise<{ moved: boolean; subjects: Set<string> }> {
  const reads = new Set<string>();
  const subjects = new Set<string>();
  let moved = false;
  const tx = kept.transaction(['waiting', 'refused'], 'readwrite');
  for (const { key, waiting } of sent) {
    if (waiting.kind !== 'pledge') continue;
    const result = results.find(({ commandId }) => commandId === waiting.envelope.commandId);
    if (!result) continue;
    moved = true;
    subjects.add(waiting.subject);
    waiting.reads.forEach((path) => reads.add(path));
    if (result.outcome === 'refused') {
      const { code, details } = result;
      const { subject } = waiting;
      await tx.objectStore('waiting').delete(key);
      await tx.objectStore('refused').add({ subject, at, code, detail: '', details, what: waiting });
    } else await tx.objectStore('waiting').put({ ...waiting, answered: result.version }, key);
  }
  await tx.done;
  await hearAll(kept, [...reads]);
  return { moved, subjects };
}

/** Asks again for the addresses; acts of which each address has been heard are done with. */
async function hearAll(kept: Store, paths: readonly string[]): Promise<void> {
  const heard = new Set<string>();
  for (const path of paths) {
    const value = await api.get<unknown>(path).catch(() => undefined);
    if (value === undefined) continue;
    await kept.put('reads', { path, value, at: Date.now() });
    changed({ path });
    heard.add(path);
  }
  await forgetHeard(kept, heard);
}

const DAY_MS = 86_400_000;

/** Takes out of the line what was answered and has been heard of since; or so long ago that pages have read it anew. */
async function forgetHeard(kept: Store, heard: ReadonlySet<string>): Promise<void> {
  const tx = kept.transaction('waiting', 'readwrite');
  let cursor = await tx.store.openCursor();
  while (cursor) {
    const { value } = cursor;
    const isHeard = value.kind === 'pledge' && value.answered !== undefined;
    if (isHeard && (value.reads.every((path) => heard.has(path)) || value.at < Date.now() - DAY_MS))
      await cursor.delete();
    cursor = await cursor.continue();
  }
  await tx.done;
}
