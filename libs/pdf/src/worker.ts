import { parentPort } from 'node:worker_threads';
import { render, type Drawing } from './render.ts';

/** What the thread says of one drawing. */
export type Answer = { bytes: Uint8Array<ArrayBuffer> } | { error: string };

async function answer(drawing: Drawing): Promise<Answer> {
  try {
    return { bytes: new Uint8Array(await render(drawing)) };
  } catch (error) {
    return { error: placeOf(error) };
  }
}

/** Where it failed, not on what: the library quotes what it cannot lay out, and what it lays out is what people wrote. */
function placeOf(error: unknown): string {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  return [name, ...stack.split('\n').filter((line) => /^ {4}at /.test(line))].join('\n');
}

// Entry of the thread: one drawing after the other, each answered once.
parentPort?.on('message', async (drawing: Drawing) => {
  const done = await answer(drawing);
  parentPort?.postMessage(done, 'bytes' in done ? [done.bytes.buffer] : []);
});
