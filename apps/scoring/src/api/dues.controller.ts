import { can } from '@bontot/access';
import { localDateOf, refused } from '@bontot/kernel';
import {
  Answers,
  Asks,
  AsksWithin,
  forbidden,
  notFound,
  Requires,
  type Asking,
  type AskingWithin,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type * as z from 'zod';
import { lastDayOf, type DuesMonth } from '../register/dues.ts';
import { duesId } from '../storage/register-records.ts';
import { Stores } from '../storage/stores.ts';
import type { StoredUnit } from '../storage/units.ts';
import { RegisterDesk, valueOf } from './register-desk.ts';
import { DuesPath, DuesQuery, DuesRequest, LateRequest } from './register-requests.ts';

/** Dues of the month, as a list on which one taps who has not paid. Ids alone: names are the directory's to tell. */
@Controller('api/v1/register/dues')
export class DuesController {
  readonly #desk: RegisterDesk;
  readonly #stores: Stores;

  constructor(desk: RegisterDesk, stores: Stores) {
    this.#desk = desk;
    this.#stores = stores;
  }

  @Get()
  @Requires('dues.read')
  @Answers('How the cells below stand with a month: numbers alone')
  async cells(
    @Query({ schema: DuesQuery }) { unitId, month, cursor, limit }: z.infer<typeof DuesQuery>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const below = await this.#desk.below(unitId, asked);
    const found = await this.#desk.register.dues.list({ below, filter: { month }, after: cursor, limit });
    const units = await this.#stores.units.byIds(found.map(({ state }) => state.unitId));
    return {
      items: found.map(({ state: { unitId: id, must, unpaid, checked, over } }) => ({
        ...{ unitId: id, unitName: units.get(id)?.name ?? null, month, checked, over },
        ...{ must: must.length, paid: must.length - unpaid.length },
      })),
      next: found.length === limit ? found.at(-1)!.id : null,
    };
  }

  @Get(':unitId/:month')
  @Requires('dues.read')
  @Answers('The list of a cell for those who keep it; of it their own line for everybody else on it')
  async list(
    @Param({ schema: DuesPath }) { unitId, month }: z.infer<typeof DuesPath>,
    @Asks() { actor, moment }: Asking,
  ) {
    const unit = await this.#cell(unitId);
    const today = localDateOf(moment);
    const dues = await this.#current(unit, month, today);
    if (can(actor, 'dues.read', { path: unit.path }, today)) return shown(dues);
    const own = actor.personId;
    if (own === undefined || !dues.must.includes(own)) throw forbidden();
    const line = { must: [own], unpaid: dues.unpaid.filter((memberId) => memberId === own) };
    return shown({ ...dues, ...line, late: dues.late.filter(({ memberId }) => memberId === own) });
  }

  @Put(':unitId/:month')
  @Requires('evidence.enter')
  @Answers('The list as it stands: everybody has paid but those who were named')
  async check(
    @Param({ schema: DuesPath }) { unitId, month }: z.infer<typeof DuesPath>,
    @Body({ schema: DuesRequest }) { unpaid }: z.infer<typeof DuesRequest>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const unit = await this.#kept(unitId, asked);
    const { must } = await this.#current(unit, month, localDateOf(asked.moment));
    return this.#act(unit, { type: 'check', unitId, month, must, unpaid }, asked);
  }

  @Post(':unitId/:month/late')
  @Requires('evidence.enter')
  @Answers('The list with a payment that came after the month')
  async late(
    @Param({ schema: DuesPath }) { unitId, month }: z.infer<typeof DuesPath>,
    @Body({ schema: LateRequest }) { memberId, on }: z.infer<typeof LateRequest>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const unit = await this.#kept(unitId, asked);
    const known = await this.#desk.register.dues.store.load(duesId(unitId, month));
    if (!known) throw notFound('DUES_UNKNOWN', { unitId, month });
    return this.#act(unit, { type: 'paid-late', memberId, on }, asked, month);
  }

  async #act(
    unit: StoredUnit,
    act: Parameters<RegisterDesk['register']['dues']['act']>[1],
    asked: AskingWithin,
    month = 'month' in act ? act.month : '',
  ) {
    const around = this.#desk.around(asked, unit.path);
    const acted = await this.#desk.register.dues.act(duesId(unit._id, month), act, around, unit.path);
    return shown(valueOf(acted).state);
  }

  /** The unit, if the caller keeps its list. */
  async #kept(unitId: string, asked: AskingWithin): Promise<StoredUnit> {
    const unit = await this.#desk.unit(unitId, asked, 'evidence.enter');
    if (!can(asked.actor, 'dues.read', { path: unit.path }, localDateOf(asked.moment))) throw forbidden();
    return asCell(unit);
  }

  async #cell(unitId: string): Promise<StoredUnit> {
    const unit = await this.#stores.units.byId(unitId);
    if (!unit) throw notFound('CELL_UNKNOWN', { cellId: unitId });
    return unit;
  }

  /** The list as it is kept; one that nobody opened yet is that of today's members, all of them paid until somebody says no. */
  async #current(unit: StoredUnit, month: string, today: string): Promise<DuesMonth> {
    const known = await this.#desk.register.dues.store.load(duesId(unit._id, month));
    if (known?.state.over) return known.state;
    const last = lastDayOf(month);
    const day = last < today ? last : today;
    const must = (await this.#desk.register.members.oweDues([unit._id], day)).map(({ memberId }) => memberId);
    const unpaid = known?.state.unpaid.filter((memberId) => must.includes(memberId)) ?? [];
    const { checked = false, late = [] } = known?.state ?? {};
    return { unitId: unit._id, month, must, unpaid, late, checked, over: false, byNature: false };
  }
}

function asCell(unit: StoredUnit): StoredUnit {
  if (unit.level !== 'cell') throw refused('DUES_OF_CELL', { got: unit._id });
  return unit;
}

const shown = ({ unitId, month, must, unpaid, late, checked, over }: DuesMonth) => ({
  ...{ unitId, month, checked, over },
  people: must.map((memberId) => ({
    memberId,
    paid: !unpaid.includes(memberId),
    paidLateOn: late.find((each) => each.memberId === memberId)?.on ?? null,
  })),
});
