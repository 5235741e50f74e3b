import { languageOf, say, sentenceFor } from '@bontot/i18n';
import { Answers, CONFIG, Open, problemOf, SystemClock } from '@bontot/service';
import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { Entrance } from '../access/entrance.ts';
import type { GatewayConfig } from '../config.ts';
import { Limits } from '../limits/limits.ts';
import { OpenStreams } from '../proxy/open-streams.ts';
import { sendNotice } from '../web/notice.ts';
import { Cookies } from './cookies.ts';
import { ownPath } from './own-path.ts';
import { Sessions, type Session } from './sessions.ts';
import { SignIn, type Finished } from './sign-in.ts';

const Login = z.object({
  returnTo: z.string().max(2_000).optional().meta({ description: 'the page to come back to, a path of this product' }),
});
const Left = z.object({ next: z.string().meta({ description: 'where to sign out at the provider too' }) });

const ANYBODY = 'who signs in is nobody yet';
const OWN_SESSION = 'ends sessions of the caller alone; a foreign origin is refused';

/** Signing in and out with a browser. */
@Controller('auth')
export class AuthController {
  readonly #config: GatewayConfig;
  readonly #clock: SystemClock;
  readonly #entrance: Entrance;
  readonly #limits: Limits;
  readonly #sessions: Sessions;
  readonly #signIn: SignIn;
  readonly #cookies: Cookies;
  readonly #streams: OpenStreams;

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    clock: SystemClock,
    entrance: Entrance,
    limits: Limits,
    sessions: Sessions,
    signIn: SignIn,
    cookies: Cookies,
    streams: OpenStreams,
  ) {
    this.#config = config;
    this.#clock = clock;
    this.#entrance = entrance;
    this.#limits = limits;
    this.#sessions = sessions;
    this.#signIn = signIn;
    this.#cookies = cookies;
    this.#streams = streams;
  }

  @Get('login')
  @Open(ANYBODY)
  @Answers('Sends the person to the OpenID provider', undefined, 302)
  async login(
    @Query({ schema: Login }) { returnTo }: z.infer<typeof Login>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    await this.#forPeople(request, reply, async () => {
      const now = this.#clock.now();
      const begun = await this.#signIn.begin(ownPath(returnTo, this.#config.PUBLIC_URL), now);
      void reply.header('set-cookie', this.#cookies.signIn(begun.state, begun.sealed));
      return begun.location;
    });
  }

  /** Whoever comes back gets a new session, never one that was there before, and the one before ends. */
  @Get('callback')
  @Open(ANYBODY)
  @Answers('Begins a session for who comes back from the provider', undefined, 302)
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { url, headers } = request.raw;
    const state = new URL(url!, this.#config.PUBLIC_URL).searchParams.get('state') ?? '';
    await this.#forPeople(request, reply, async () => {
      const now = this.#clock.now();
      const sealed = this.#cookies.signInIn(headers.cookie, state);
      void reply.header('set-cookie', this.#cookies.noSignIn(headers.cookie, state));
      const { personId, idToken, returnTo } = await this.#finish(request, sealed, now);
      const before = await this.#entrance.sessionOf(request);
      if (before) await this.#sessions.end(before);
      void reply.header('set-cookie', this.#cookies.session(await this.#sessions.begin(personId, idToken, now)));
      return returnTo;
    });
  }

  @Post('logout')
  @Open(OWN_SESSION)
  @Answers('Ends this session; a form is sent on to the provider with 303', Left)
  logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#leave(request, reply, (session) => this.#sessions.end(session));
  }

  @Post('logout-everywhere')
  @Open(OWN_SESSION)
  @Answers('Ends all sessions of this person; a form is sent on to the provider with 303', Left)
  logoutEverywhere(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#leave(request, reply, ({ personId }) => this.#sessions.endAllOf(personId));
  }

  /** Sign-ins that fail are counted as a stranger's; those that succeed all come at eight in the morning. */
  async #finish(request: FastifyRequest, sealed: string | undefined, now: number): Promise<Finished> {
    try {
      return await this.#signIn.finish(request.raw.url!, sealed, now);
    } catch (error) {
      if (problemOf(error).status < 500) await this.#limits.count('stranger', request.ip, now);
      throw error;
    }
  }

  async #leave(request: FastifyRequest, reply: FastifyReply, end: (session: Session) => Promise<unknown>) {
    this.#entrance.requireOwnOrigin(request);
    const session = await this.#entrance.sessionOf(request);
    if (session) {
      await end(session);
      this.#streams.recheck(`person:${session.personId}`);
    }
    // A provider that is away keeps nobody signed in here.
    const next = session ? await this.#signIn.endAddress(session.idToken, this.#clock.now()).catch(() => '/') : '/';
    void reply.header('set-cookie', this.#cookies.noSession()).header('cache-control', 'no-store');
    if (acceptsHtml(request)) await reply.redirect(next, 303);
    else await reply.send({ next } satisfies z.infer<typeof Left>);
  }

  /** A person looks at the answer: what goes wrong is a page with a way on, not a problem in JSON. */
  async #forPeople(request: FastifyRequest, reply: FastifyReply, destination: () => Promise<string>): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      await reply.redirect(await destination(), 302);
    } catch (error) {
      const problem = problemOf(error);
      if (!acceptsHtml(request) || problem.status === 500) throw error;
      const language = languageOf(request.headers['accept-language']);
      await sendNotice(reply.status(problem.status), {
        language,
        title: say(language, 'signIn.failed'),
        text: sentenceFor(problem.code, problem.extensions, language),
        code: problem.code,
        link: { href: '/auth/login', text: say(language, 'signIn.again') },
      });
    }
  }
}

const acceptsHtml = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;
