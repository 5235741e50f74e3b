import type { Actor } from '@bontot/access';
import { RecordId, UnitId } from '@bontot/contracts';
import { newId } from '@bontot/messaging';
import { localDateOf, transient } from '@bontot/kernel';
import { Answers, CONFIG, notFound, Open, Problem, SystemClock } from '@bontot/service';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Signer } from '../access/signer.ts';
import type { GatewayConfig } from '../config.ts';
import { Copies } from '../storage/copies.ts';
import { OneTime } from '../storage/one-time.ts';

const ONCE = 'bootstrap';
const WITHIN_MS = 10_000;
const OPEN = 'guarded by the one-time token that npm start prints for an empty installation';

const Token = z.object({ token: z.string().max(200) });
const First = z.object({
  token: z.string().max(200),
  unitId: UnitId,
  name: z.string().trim().min(1).max(200),
  personId: RecordId,
});
const NextStep = z.object({ next: z.string() });
const Granted = z.object({ unitId: UnitId, personId: RecordId, roles: z.array(z.string()), next: z.string() });

type ImportAnswer = { units: { result: string; code?: string }[]; posts: { result: string; code?: string }[] };

/** The first administrator of an empty installation: a province, and the two posts from which all others follow. */
@Controller('bootstrap')
export class BootstrapController {
  readonly #config: GatewayConfig;
  readonly #copies: Copies;
  readonly #once: OneTime;
  readonly #signer: Signer;
  readonly #clock: SystemClock;

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    copies: Copies,
    once: OneTime,
    signer: Signer,
    clock: SystemClock,
  ) {
    this.#config = config;
    this.#copies = copies;
    this.#once = once;
    this.#signer = signer;
    this.#clock = clock;
  }

  @Get()
  @Open(OPEN)
  @Answers('What to do with the link', NextStep)
  async explain(@Query({ schema: Token }) { token }: z.infer<typeof Token>) {
    await this.#admit(token);
    return {
      next:
        'POST to this address, once, {"token", "unitId": "QN", "name": "…", "personId"}: creates the province and makes the ' +
        'person its organisation department and technical administrator. personId is the subject (sub) of their account.',
    };
  }

  @Post()
  @Open(OPEN)
  @Answers('The first province and its administrator', Granted, 201)
  async begin(@Body({ schema: First }) { token, unitId, name, personId }: z.infer<typeof First>) {
    await this.#admit(token);
    if (!(await this.#once.claim(ONCE))) throw used();
    const roles = ['org_dept', 'technical'];
    const from = localDateOf(this.#clock.now());
    try {
      await this.#import({
        units: [{ unitId, parentId: null, level: 'province', name, validFrom: from }],
        posts: roles.map((role) => ({ postId: newId(), personId, role, unitId, from })),
      });
    } catch (error) {
      await this.#once.release(ONCE);
      throw error;
    }
    return { unitId, personId, roles, next: 'Sign in and create communes and cells: POST /api/v1/units' };
  }

  /** Problems: 404 where there is nothing to begin, 403 for a wrong token, 410 once it was used. */
  async #admit(token: string): Promise<void> {
    const expected = this.#config.BOOTSTRAP_TOKEN;
    if (expected === undefined) throw notFound('ROUTE_UNKNOWN');
    const [given, right] = [Buffer.from(token), Buffer.from(expected)];
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Problem(403, 'TOKEN_NOT_VALID');
    if ((await this.#once.isClaimed(ONCE)) || !(await this.#copies.isEmpty())) throw used();
  }

  async #import(rows: object): Promise<void> {
    const posts = [{ role: 'external_system' as const, unitId: '*', path: '/', until: null }];
    const actor: Actor = { ref: 'system:bootstrap', sender: 'bootstrap', posts };
    const answer = await fetch(new URL('/api/v1/import', this.#config.DIRECTORY_URL), {
      method: 'POST',
      headers: {
        authorization: await this.#signer.sign(actor, 'directory', this.#clock.now()),
        'content-type': 'application/json',
      },
      body: JSON.stringify(rows),
      signal: AbortSignal.timeout(WITHIN_MS),
    }).catch((error: unknown) => {
      throw transient('SERVICE_UNAVAILABLE', {}, error);
    });
    if (answer.status !== 200) throw transient('SERVICE_UNAVAILABLE', {});
    const { units, posts: assigned } = (await answer.json()) as ImportAnswer;
    const refused = [...units, ...assigned].find(({ result }) => result === 'refused');
    if (refused) throw new Problem(422, refused.code ?? 'REFUSED', 'The directory says no');
  }
}

const used = () => new Problem(410, 'BOOTSTRAP_USED', 'This installation has its first administrator already');
