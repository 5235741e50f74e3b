import { developmentAccounts } from '@bontot/contracts';
import { languageOf, languages, type Language } from '@bontot/i18n';
import { Answers, notFound, Open } from '@bontot/service';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import * as z from 'zod';
import { PROVIDER, type AccountName } from '../provider.ts';
import { fontFiles, sheet } from './sheet.ts';
import { signInPage } from './sign-in-page.ts';
import { messagePage } from './sign-out-page.ts';

const FONT_AGE = 'public, max-age=31536000, immutable';
const OPEN = 'a page to sign in on; the whole service exists in development only';

const Interaction = z.object({ uid: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });
const InLanguage = z.object({ lang: z.enum(languages).optional().catch(undefined) });
const Chosen = z.object({ account: z.enum(Object.keys(developmentAccounts) as [AccountName, ...AccountName[]]) });
const FontPath = z.object({ name: z.string().max(100) });

/** The pages on which somebody chooses an account. */
@Controller()
export class PagesController {
  readonly #provider: Provider;
  readonly #fonts = fontFiles();

  constructor(@Inject(PROVIDER) provider: Provider) {
    this.#provider = provider;
  }

  @Get('interaction/:uid')
  @Open(OPEN)
  @Answers('The accounts to choose from')
  async choose(
    @Param({ schema: Interaction }) { uid }: z.infer<typeof Interaction>,
    @Query({ schema: InLanguage }) { lang }: z.infer<typeof InLanguage>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const language = lang ?? languageOf(request.headers['accept-language']);
    const known = await this.#isKnown(request, reply, uid);
    const address = `/interaction/${uid}`;
    await send(
      reply.status(known ? 200 : 400),
      language,
      known ? signInPage(language, address) : this.#outdated(language, address),
    );
  }

  @Post('interaction/:uid')
  @Open(OPEN)
  @Answers('Signs in with the account that was chosen', undefined, 303)
  async sign(
    @Param({ schema: Interaction }) { uid }: z.infer<typeof Interaction>,
    @Query({ schema: InLanguage }) { lang }: z.infer<typeof InLanguage>,
    @Body({ schema: Chosen }) { account }: z.infer<typeof Chosen>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const language = lang ?? languageOf(request.headers['accept-language']);
    if (!(await this.#isKnown(request, reply, uid)))
      return send(reply.status(400), language, this.#outdated(language, `/interaction/${uid}`));
    const login = { accountId: developmentAccounts[account] };
    await reply.redirect(await this.#provider.interactionResult(request.raw, reply.raw, { login }), 303);
  }

  @Get('pages/sign-in.css')
  @Open(OPEN)
  @Answers('The sheet of these pages')
  async style(@Res() reply: FastifyReply) {
    await reply.header('content-type', 'text/css; charset=utf-8').header('cache-control', 'no-cache').send(sheet);
  }

  @Get('pages/:name')
  @Open(OPEN)
  @Answers('A font of these pages')
  async font(@Param({ schema: FontPath }) { name }: z.infer<typeof FontPath>, @Res() reply: FastifyReply) {
    const file = this.#fonts.get(name);
    if (!file) throw notFound('ROUTE_UNKNOWN');
    await reply.header('content-type', 'font/woff2').header('cache-control', FONT_AGE).send(file);
  }

  /** The sign-in that the browser's cookie names is this one, and goes on still. */
  async #isKnown(request: FastifyRequest, reply: FastifyReply, uid: string): Promise<boolean> {
    const details = await this.#provider.interactionDetails(request.raw, reply.raw).catch(() => undefined);
    return details?.uid === uid && details.prompt.name === 'login';
  }

  #outdated(language: Language, address: string): string {
    const addressIn = (other: Language) => `${address}?lang=${other}`;
    return messagePage({ language, addressIn }, 'signIn.failed', 'signIn.outdated');
  }
}

async function send(reply: FastifyReply, language: Language, text: string): Promise<void> {
  await reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(text);
}
