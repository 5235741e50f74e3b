import { can, type Action } from '@bontot/access';
import { localDateOf, refused, type Result, type UnitPath } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import { forbidden, notFound, type AskingWithin, type ToldTime } from '@bontot/service';
import { subjectOf } from '../card/entry.ts';
import type { Act, Around, RegisterRecord } from '../register/record.ts';
import type { Placed } from '../storage/register-records.ts';
import { type RegisterStores } from '../storage/register-stores.ts';
import { type Stores } from '../storage/stores.ts';
import { knownUnit } from './known-unit.ts';

/** HTTP status of the register's refusals that is not 422. */
export const REGISTER_STATUS: Record<string, number> = {
  ...{ RECORD_UNKNOWN: 404, CLEARANCE_UNKNOWN: 404, BATCH_UNKNOWN: 404, DUES_UNKNOWN: 404 },
  ...{ RECORD_EXISTS: 409, CASES_OPEN: 409, CLEARANCE_WITHDRAWN: 409, SAMPLE_NOT_OPENED: 409, BATCH_DECIDED: 409 },
};

/** What the doors of the register have in common: the unit, the right of the moment, the act and its answer. */
export class RegisterDesk {
  readonly register: RegisterStores;
  readonly #stores: Stores;
  readonly #told: ToldTime;

  constructor(register: RegisterStores, stores: Stores, told: ToldTime) {
    this.register = register;
    this.#stores = stores;
    this.#told = told;
  }

  /** The unit, if the caller holds one of the actions there; 404 CELL_UNKNOWN, 403. */
  async unit(unitId: string, { actor, reach, moment }: AskingWithin, ...actions: Action[]) {
    const unit = await knownUnit(this.#stores.units, unitId, reach);
    const today = localDateOf(moment);
    if (!actions.some((action) => can(actor, action, { path: unit.path }, today))) throw forbidden();
    return unit;
  }

  /** Closed paths of a list: of one unit in reach, or of all that is. */
  async below(unitId: string | undefined, asked: AskingWithin): Promise<UnitPath[]> {
    if (unitId === undefined) return asked.reach.prefixes;
    return [(await knownUnit(this.#stores.units, unitId, asked.reach)).path];
  }

  /** An inspector's word needs no verdict (R7). */
  around({ actor, moment }: AskingWithin, path: UnitPath): Around {
    this.#told.heard(actor);
    const today = localDateOf(moment);
    return { by: actor.ref, at: moment, today, byNature: can(actor, 'cases.enter', { path }, today) };
  }

  /** Opens a record about a unit that has a card; 422 UNIT_HAS_NO_CARD. */
  async open(
    record: Pick<Extract<Act, { type: 'open' }>['record'], 'recordId' | 'unitId' | 'kind' | 'content' | 'dueOn'>,
    more: { evidence?: RegisterRecord['evidence']; reason?: string },
    asked: AskingWithin,
    ...actions: Action[]
  ) {
    const { path, level } = await this.unit(record.unitId, asked, ...actions);
    const subject = subjectOf(level);
    if (!subject) throw refused('UNIT_HAS_NO_CARD', { field: 'unitId', got: record.unitId });
    const act = { type: 'open', record: { ...record, subject }, evidence: more.evidence ?? [] } as Act;
    const reason = more.reason === undefined ? {} : { reason: more.reason };
    return this.act(record.recordId, { ...act, ...reason } as Act, this.around(asked, path), path);
  }

  /** A record in reach with its unit; 404 RECORD_UNKNOWN says nothing about records elsewhere. */
  async found(recordId: string, kinds: readonly RegisterRecord['kind'][], asked: AskingWithin, ...actions: Action[]) {
    const stored = await this.register.records.store.load(recordId);
    if (!stored || !kinds.includes(stored.state.kind)) throw notFound('RECORD_UNKNOWN', { recordId });
    const { path } = await this.unit(stored.state.unitId, asked, ...actions);
    return { record: stored.state, path };
  }

  async act(recordId: string, act: Act, around: Around, path: UnitPath) {
    return shownRecord(valueOf(await this.register.records.act(recordId, act, around, path)));
  }

  /** A page of records, the latest first, each with the name of its unit. */
  async page(
    filter: Record<string, unknown>,
    query: { unitId?: string; cursor: string; limit: number },
    asked: AskingWithin,
  ) {
    const below = await this.below(query.unitId, asked);
    const found = await this.register.records.list({ below, filter, after: query.cursor, limit: query.limit });
    const units = await this.#stores.units.byIds([...new Set(found.map(({ state }) => state.unitId))]);
    return {
      items: found.map((each) => ({ ...shownRecord(each), unitName: units.get(each.state.unitId)?.name ?? null })),
      next: found.length === query.limit ? found.at(-1)!.id : null,
    };
  }
}

/** As it is answered: the reasons of its story with it, for those who may read the record wrote or decide them. */
export function shownRecord({ state, version }: Stored<Placed<RegisterRecord>>) {
  const { path: _, dueAt: __, ...record } = state;
  return { ...record, version };
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw refused(result.refusal.code, result.refusal.details);
  return result.value;
}
