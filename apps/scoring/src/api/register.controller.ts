import { can, type Actor, type Reach } from '@bontot/access';
import { localDateOf, type UnitPath } from '@bontot/kernel';
import { Answers, Asks, Requires, Scopes, type Asking } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import type * as z from 'zod';
import { RegisterPages, type RegisterLine, type RegisterPlace } from '../storage/register-pages.ts';
import { Stores } from '../storage/stores.ts';
import { mine } from './evidence-lines.ts';
import { knownUnit } from './known-unit.ts';
import { PendingQuery } from './requests.ts';

/** The evidence register: what waits for somebody's word. Nobody judges their own organisation, so a page may be short. */
@Controller('api/v1/register')
export class RegisterController {
  readonly #pages: RegisterPages;
  readonly #stores: Stores;

  constructor(pages: RegisterPages, stores: Stores) {
    this.#pages = pages;
    this.#stores = stores;
  }

  @Get('pending')
  @Requires('evidence.confirm')
  @Answers('Facts that wait for a verdict which the caller may give, by unit; of one part of the tree with `unitId`')
  async pending(
    @Query({ schema: PendingQuery }) { unitId, cursor, limit }: z.infer<typeof PendingQuery>,
    @Asks() { actor, moment: now }: Asking,
    @Scopes() reach: Reach,
  ) {
    const below = unitId === undefined ? reach.prefixes : [await this.#pathOf(unitId, actor, reach)];
    const lines = await this.#pages.page(below, placeIn(cursor), limit);
    const today = localDateOf(now);
    return {
      items: lines
        .filter(({ path }) => can(actor, 'evidence.confirm', { path }, today))
        .map((line) => shown(line, actor.ref)),
      next: lines.length === limit ? cursorOf(lines.at(-1)!) : null,
    };
  }

  @Get('exemptions')
  @Requires('exemption.approve')
  @Answers('Claims of «not applicable» that wait for a decision of the caller, the oldest first')
  async exemptions(
    @Query({ schema: PendingQuery }) { unitId, cursor = '', limit }: z.infer<typeof PendingQuery>,
    @Asks() { actor, moment: now }: Asking,
    @Scopes() reach: Reach,
  ) {
    const below = unitId === undefined ? reach.prefixes : [await this.#pathOf(unitId, actor, reach)];
    const lines = await this.#pages.claims(below, cursor, limit);
    const today = localDateOf(now);
    return {
      items: lines
        .filter(({ path }) => can(actor, 'exemption.approve', { path }, today))
        .map(({ _id, path: _, ...claim }) => ({ ...claim, ...mine(claim.requestedBy, actor.ref) })),
      next: lines.length === limit ? lines.at(-1)!._id : null,
    };
  }

  /** The place of a unit in reach; that of a post held needs no look at the directory's copy. */
  async #pathOf(unitId: string, actor: Actor, reach: Reach): Promise<UnitPath> {
    const own = actor.posts.find((post) => post.unitId === unitId && reach.prefixes.includes(post.path));
    return own?.path ?? (await knownUnit(this.#stores.units, unitId, reach)).path;
  }
}

const shown = ({ _id, path: _, recordedAt, ...fact }: RegisterLine, caller: string) => ({
  ...fact,
  recordedAt: recordedAt.toISOString(),
  ...mine(fact.enteredBy, caller),
});

const cursorOf = ({ path, _id }: RegisterLine): string => Buffer.from(`${path}\n${_id}`).toString('base64url');

/** One that cannot be read begins at the start. */
function placeIn(cursor: string | undefined): RegisterPlace | undefined {
  const [path, id] = Buffer.from(cursor ?? '', 'base64url')
    .toString()
    .split('\n');
  return path !== undefined && id !== undefined ? { path, id } : undefined;
}
