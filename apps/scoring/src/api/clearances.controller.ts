import { can } from '@bontot/access';
import { localDateOf, refused } from '@bontot/kernel';
import { Answers, AsksWithin, forbidden, notFound, Requires, type AskingWithin } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { Clearing } from '../jobs/clearing.ts';
import { lastDayOf } from '../register/quarter.ts';
import type { Clearance } from '../storage/clearances.ts';
import { Stores } from '../storage/stores.ts';
import { RegisterDesk } from './register-desk.ts';
import { Because, ClearancePath, ClearancePreview, ClearanceRequest, UnitPage } from './register-requests.ts';

/** So many units are sent before the answer; more go on behind it, and the page asks how far it is. */
const AT_ONCE = 500;
const MOST_UNITS = 6_000;

/** The inspector's word each quarter that the register of cases is complete: all units at once, those with an open case first. */
@Controller('api/v1/register/clearances')
export class ClearancesController {
  readonly #desk: RegisterDesk;
  readonly #clearing: Clearing;
  readonly #stores: Stores;

  constructor(desk: RegisterDesk, clearing: Clearing, stores: Stores) {
    this.#desk = desk;
    this.#clearing = clearing;
    this.#stores = stores;
  }

  @Get('preview')
  @Requires('cases.enter')
  @Answers(
    'How many units a confirmation would speak of, and those with an open case, each of which needs its own word',
  )
  async preview(
    @Query({ schema: ClearancePreview }) { unitId, quarter }: z.infer<typeof ClearancePreview>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { path } = await this.#desk.unit(unitId, asked, 'cases.enter');
    const upTo = lastDayOf(quarter);
    const [open, units] = await Promise.all([
      this.#desk.register.records.openCases([path]),
      this.#clearing.count({ path, upTo }),
    ]);
    const names = await this.#stores.units.byIds([...open.keys()]);
    return {
      ...{ unitId, quarter, upTo, units },
      exceptions: [...open].map(([id, openCases]) => ({
        ...{ unitId: id, openCases },
        unitName: names.get(id)?.name ?? null,
      })),
    };
  }

  @Get()
  @Requires('cases.enter')
  @Answers('Confirmations in the caller’s reach, the latest first, with how far each is sent')
  async list(
    @Query({ schema: UnitPage }) { unitId, cursor, limit }: z.infer<typeof UnitPage>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const below = await this.#desk.below(unitId, asked);
    const found = await this.#desk.register.clearances.list(below, cursor, limit);
    return { items: found.map(shown), next: found.length === limit ? found.at(-1)!.clearanceId : null };
  }

  @Post()
  @Requires('cases.enter')
  @Answers('The confirmation and how far it is sent; a large one goes on behind the answer', undefined, 202)
  async confirm(
    @Body({ schema: ClearanceRequest }) request: z.infer<typeof ClearanceRequest>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { clearanceId, unitId, quarter, exceptions } = request;
    const known = await this.#desk.register.clearances.find(clearanceId);
    if (known) return shown(await this.#mine(known, asked));
    const { path } = await this.#desk.unit(unitId, asked, 'cases.enter');
    const { today, by, at } = this.#desk.around(asked, path);
    const upTo = lastDayOf(quarter);
    if (upTo > today) throw refused('CLEARANCE_TOO_EARLY', { quarter, expected: `after ${upTo}` });
    await this.#requireWords(path, exceptions);
    const total = await this.#clearing.count({ path, upTo });
    if (total > MOST_UNITS) throw refused('CLEARANCE_TOO_LARGE', { expected: `at most ${MOST_UNITS}`, got: total });
    const left = exceptions.filter(({ cleared }) => !cleared).length;
    const clearance: Clearance = {
      ...{ clearanceId, unitId, path, quarter, upTo, exceptions, by, at, withdrawnAt: null, withdrawnBecause: null },
      ...{ sentTo: '', sent: 0, total: total - left, finished: false },
    };
    await this.#desk.register.clearances.add(clearance);
    return this.#sent(clearance);
  }

  @Post(':clearanceId/withdrawal')
  @Requires('cases.enter')
  @Answers('The confirmation taken back, because it was wrong', undefined, 202)
  async withdraw(
    @Param({ schema: ClearancePath }) { clearanceId }: z.infer<typeof ClearancePath>,
    @Body({ schema: Because }) { reason }: z.infer<typeof Because>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { clearances } = this.#desk.register;
    const known = await clearances.find(clearanceId);
    if (!known) throw notFound('CLEARANCE_UNKNOWN', { clearanceId });
    await this.#mine(known, asked);
    if (!known.finished) throw refused('CLEARANCE_UNFINISHED', { sent: known.sent, total: known.total });
    // A later moment is the higher revision, whatever the clock says.
    if (!(await clearances.withdraw(clearanceId, Math.max(asked.moment, known.at + 1), reason)))
      throw refused('CLEARANCE_WITHDRAWN', { clearanceId });
    return this.#sent((await clearances.find(clearanceId))!);
  }

  async #mine(clearance: Clearance, { actor, moment }: AskingWithin) {
    if (!can(actor, 'cases.enter', { path: clearance.path }, localDateOf(moment))) throw forbidden();
    return clearance;
  }

  /** Every unit with an open case needs a word of its own, so that nobody confirms what they have not seen. */
  async #requireWords(path: string, exceptions: { unitId: string }[]): Promise<void> {
    const open = await this.#desk.register.records.openCases([path]);
    const said = new Set(exceptions.map(({ unitId }) => unitId));
    const missing = [...open.keys()].filter((unitId) => !said.has(unitId));
    if (missing.length > 0) throw refused('CASES_OPEN', { units: missing.slice(0, 50), missing: missing.length });
    const other = exceptions.find(({ unitId }) => !open.has(unitId));
    if (other) throw refused('CASES_OPEN', { units: [other.unitId], missing: 0 });
  }

  async #sent(clearance: Clearance) {
    const sending = this.#clearing.send(clearance);
    // The sweep finishes what fails behind the answer.
    if (clearance.total > AT_ONCE) sending.catch(() => undefined);
    else await sending;
    return shown((await this.#desk.register.clearances.find(clearance.clearanceId))!);
  }
}

const shown = ({ path: _, sentTo: __, at, withdrawnAt, ...clearance }: Clearance) => ({
  ...clearance,
  at: new Date(at).toISOString(),
  withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt).toISOString(),
});
