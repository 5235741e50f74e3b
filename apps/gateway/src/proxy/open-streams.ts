import type { Logger } from '@bontot/service';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How often an open stream is asked about: well below the minute within which an ended post takes effect. */
const CHECK_EVERY_MS = 15_000;
/** A stream about which nothing can be known for so long ends: whoever may see it opens it again. */
const UNKNOWN_AT_MOST_MS = 45_000;
/** Longest delay that a timer takes. */
const MAX_DELAY = 2 ** 31 - 1;

/** Until when a stream may go on. */
export type StreamTerms = {
  /** Who reads it (`person:…`, `system:…`). */
  whose: string;
  /** In milliseconds since 1970: the token or the session ends. */
  until: number;
  /** Is the caller still who it was when the stream began? Throws when that cannot be known now. */
  stillHolds: () => Promise<boolean>;
};

/** Streams that are open through this gateway; each ends when its caller's session, token or posts do. */
export class OpenStreams {
  readonly #open = new Map<IncomingMessage, { whose: string; check: () => Promise<void> }>();
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Asks at once about the streams of somebody whose posts or sessions have changed; others hear of it in time. */
  recheck(whose: string): void {
    for (const stream of this.#open.values()) if (stream.whose === whose) void stream.check();
  }

  /** Watches a stream from its beginning. */
  keep(stream: IncomingMessage, reader: ServerResponse, { whose, until, stillHolds }: StreamTerms): void {
    const end = (): void => endInOrder(stream, reader);
    let knownAt = Date.now();
    const check = async (): Promise<void> => {
      try {
        if (!(await stillHolds())) return end();
        knownAt = Date.now();
      } catch (err) {
        this.#log.debug({ err }, 'an open stream could not be checked');
        if (Date.now() - knownAt > UNKNOWN_AT_MOST_MS) end();
      }
    };
    this.#open.set(stream, { whose, check });
    const checks = setInterval(() => void check(), CHECK_EVERY_MS);
    const ends = setTimeout(end, Math.min(Math.max(0, until - Date.now()), MAX_DELAY));
    checks.unref();
    ends.unref();
    stream.once('close', () => {
      clearInterval(checks);
      clearTimeout(ends);
      this.#open.delete(stream);
    });
  }
}

/** The reader gets a whole answer that is over, not one that broke: its page opens the stream again without an error. */
function endInOrder(stream: IncomingMessage, reader: ServerResponse): void {
  stream.unpipe(reader);
  reader.end();
  stream.destroy();
}
