import fastifyStatic from '@fastify/static';
import { languageOf, say } from '@bontot/i18n';
import { Problem } from '@bontot/service';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { sendNotice } from './notice.ts';
import { asPage, NONCE, WORKER_POLICY } from './page-headers.ts';

/** Vite names these by their content, so what is kept is never wrong. */
const BY_CONTENT = /^\/(?:m\/)?assets\/[^/]+-[A-Za-z0-9_-]{8,}\.\w+/;
const FOR_GOOD = 'public, max-age=31536000, immutable';
/** Kept, but asked about each time (ETag). */
const ASK_FIRST = 'no-cache';
/** The pages of members and secretaries: an app of its own, with its own first page. */
const PHONE = /^\/m(\/|$)/;
/** First pages, which are read for their text and never sent as files. */
const INDEXES = ['/index.html', '/m/index.html'];
/** The worker that keeps the phone's app; asked about each time, or nobody would ever get a newer app. */
const WORKER = '/m/sw.js';
/** What lies there are routes, never pages or files. */
const ROUTES = /^\/(api|auth|bootstrap)(\/|$)/;

/**
 * The pages: files of the build as they are, and for any other address that a browser opens `index.html`, which finds
 * out itself what to show; below `/m/` that of the phone's app. Compressed files that lie beside the others (`.br`, `.gz`) are sent to whoever takes them.
 */
export class WebFiles {
  readonly #root: string;
  readonly #signInOrigin: string;
  readonly #indexes = new Map<string, { changedAt: number; text: string }>();

  /** @param issuer address of the OpenID provider */
  constructor(root: string, issuer: string) {
    this.#root = resolve(root);
    this.#signInOrigin = new URL(issuer).origin;
  }

  register(fastify: FastifyInstance): void {
    void fastify.register(async (scope) => {
      await scope.register(fastifyStatic, {
        ...{ root: this.#root, serve: false, index: false, cacheControl: false, dotfiles: 'deny', preCompressed: true },
        // The pages may be built after the gateway has started.
        suppressWarning: true,
      });
      scope.get('/*', (request, reply) => this.#answer(request, reply));
    });
  }

  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const path = pathOf(request);
    if (path === undefined || ROUTES.test(path)) throw unknown();
    if (!INDEXES.includes(path) && (await this.#isFile(path))) {
      void reply
        .header('cache-control', BY_CONTENT.test(path) ? FOR_GOOD : ASK_FIRST)
        .header('vary', 'accept-encoding');
      if (path === WORKER) void reply.header('content-security-policy', WORKER_POLICY);
      return void (await reply.sendFile(path.slice(1)));
    }
    if (!request.headers.accept?.includes('text/html')) throw unknown();
    const index = await this.#indexText(PHONE.test(path) ? 'm/index.html' : 'index.html');
    if (index === undefined) return this.#sayMissing(request, reply);
    const nonce = asPage(reply, this.#signInOrigin);
    await reply.send(index.replaceAll(NONCE, nonce));
  }

  async #isFile(path: string): Promise<boolean> {
    const file = join(this.#root, path);
    if (!file.startsWith(this.#root + sep) || path.split('/').some((part) => part.startsWith('.'))) return false;
    return stat(file).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /** Read again when it has changed: a developer builds while the gateway runs. */
  async #indexText(name: string): Promise<string | undefined> {
    const file = join(this.#root, name);
    try {
      const { mtimeMs: changedAt } = await stat(file);
      const known = this.#indexes.get(name);
      if (known?.changedAt === changedAt) return known.text;
      const text = await readFile(file, 'utf8');
      this.#indexes.set(name, { changedAt, text });
      return text;
    } catch {
      return undefined;
    }
  }

  #sayMissing(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const language = languageOf(request.headers['accept-language']);
    return sendNotice(
      reply.status(503),
      { language, title: say(language, 'signIn.noPages'), text: say(language, 'signIn.noPagesText') },
      this.#signInOrigin,
    );
  }
}

const unknown = () => new Problem(404, 'ROUTE_UNKNOWN', 'No such page or file');

/** The path without its query, decoded once; undefined when it hides something or is no text. */
function pathOf({ raw }: FastifyRequest): string | undefined {
  try {
    const path = decodeURIComponent(raw.url!.split('?', 1)[0]!);
    // eslint-disable-next-line no-control-regex -- control characters are what must not pass
    return /[\\\u0000-\u001f\u007f]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}
