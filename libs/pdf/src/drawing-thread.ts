import { transient } from '@bontot/kernel';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Drawing } from './render.ts';
import type { Answer } from './worker.ts';

/** How many drawings there may be at once with the one under way, and how long one may take. */
export type Limits = { asked: number; ms: number };

/**
 * Draws one form after the other in a thread of its own, so that the service goes on answering. The thread starts with the
 * first drawing and stays; while it has nothing to do it keeps no process alive. One that fell, or that was stopped because
 * a drawing took too long, takes this drawing alone with it: the next one starts a thread.
 *
 * Codes (all transient): PRINTING_BUSY, PRINTING_STOPPED, PRINTING_TOO_LONG.
 */
export class DrawingThread {
  readonly #entry: URL;
  readonly #limits: Limits;
  #thread: Worker | undefined;
  #asked = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(entry: URL, limits: Limits) {
    this.#entry = entry;
    this.#limits = limits;
  }

  async draw(drawing: Drawing): Promise<Buffer> {
    if (this.#asked >= this.#limits.asked) throw transient('PRINTING_BUSY', { asked: this.#asked });
    this.#asked++;
    const turn = this.#last.then(() => this.#drawn(drawing));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#asked--;
    }
  }

  async #drawn(drawing: Drawing): Promise<Buffer> {
    const thread = (this.#thread ??= this.#start());
    thread.postMessage(drawing);
    thread.ref();
    const answer = await this.#answerOf(thread);
    thread.unref();
    if ('error' in answer) throw new Error(`A form cannot be drawn: ${answer.error}`);
    return Buffer.from(answer.bytes.buffer);
  }

  #start(): Worker {
    const thread = new Worker(this.#entry, optionsFor(this.#entry));
    const forget = () => {
      if (this.#thread === thread) this.#thread = undefined;
    };
    return thread.once('error', forget).once('exit', forget);
  }

  async #answerOf(thread: Worker): Promise<Answer> {
    const { ms } = this.#limits;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), ms);
    const message = once(thread, 'message', over).then(([answer]): Answer => answer);
    const exit = once(thread, 'exit', over).then((): never => {
      throw new Error('The thread ended');
    });
    try {
      return await Promise.race([message, exit]);
    } catch (error) {
      this.#thread = undefined;
      const why = over.signal.aborted
        ? transient('PRINTING_TOO_LONG', { ms })
        : transient('PRINTING_STOPPED', {}, error);
      await thread.terminate();
      throw why;
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }
}

/** From sources the thread reads sources too; what is built takes the flags of its process. */
const optionsFor = ({ pathname }: URL) =>
  pathname.endsWith('.ts') ? { execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'] } : {};
