import type { Reach } from '@bontot/access';
import { localDateOf, ok } from '@bontot/kernel';
import { afterOf, type Stored } from '@bontot/persistence';
import { Answers, Asks, forbidOutside, notFound, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { unitOf } from '../events/published.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { Members } from '../storage/members.ts';
import { reorganise } from '../storage/reorganise.ts';
import { TreeKeeper } from '../storage/tree-keeper.ts';
import { standingOn, TreeOfDays } from '../storage/tree-of-days.ts';
import { intersect, Units } from '../storage/units.ts';
import { spanOn } from '../unit/spans.ts';
import { pathUnder, type UnitChange, type UnitState } from '../unit/unit.ts';
import { createdOf } from './outcome.ts';
import { Permission } from './permission.ts';
import { PlanDesk, signedBy } from './plan-desk.ts';
import { MergeUnits, PlanAnswer, SplitUnit } from './plan-schemas.ts';
import {
  ChangeUnitType,
  CreateUnit,
  DissolveUnit,
  MoveUnit,
  nextOf,
  RenameUnit,
  UnitAnswer,
  UnitList,
  UnitPathParams,
  UnitQuery,
  UnitsQuery,
} from './schemas.ts';

type UnitParam = z.infer<typeof UnitPathParams>;

@Controller('api/v1/units')
export class UnitsController {
  readonly #units: Units;
  readonly #members: Members;
  readonly #keeper: TreeKeeper;
  readonly #tree: TreeOfDays;
  readonly #desk: PlanDesk;
  readonly #permission: Permission;

  constructor(
    units: Units,
    members: Members,
    keeper: TreeKeeper,
    tree: TreeOfDays,
    desk: PlanDesk,
    permission: Permission,
  ) {
    this.#tree = tree;
    this.#desk = desk;
    this.#units = units;
    this.#members = members;
    this.#keeper = keeper;
    this.#permission = permission;
  }

  @Get()
  @Requires('score.read')
  @Answers('Units in reach, parents before children', UnitList)
  async list(@Query({ schema: UnitsQuery }) query: z.infer<typeof UnitsQuery>, @Scopes() reach: Reach) {
    const reached = reach.all ? ['/'] : reach.prefixes;
    const { level, on, cursor: after, limit } = query;
    if (on !== undefined) {
      const items = await this.#tree.pageOn(on, { reach: reached, under: query.under, level, after, limit });
      return { items, next: nextOf(items, limit, ({ path }) => path) };
    }
    const within =
      query.under === undefined ? reached : intersect(reached, [(await this.#known(query.under)).state.path]);
    const found = await this.#units.page({ within, level, after, limit });
    return {
      items: found.map(({ state, version }) => unitOf(state, version)),
      next: nextOf(found, limit, ({ state }) => state.path),
    };
  }

  @Get(':unitId')
  @Requires('score.read')
  @Answers('A unit with its history', UnitAnswer)
  async one(
    @Param({ schema: UnitPathParams }) { unitId }: UnitParam,
    @Query({ schema: UnitQuery }) { on }: z.infer<typeof UnitQuery>,
    @Scopes() reach: Reach,
  ) {
    const unit = await this.#known(unitId);
    forbidOutside(reach, unit.state.path);
    const answer = await this.#answerOf(unit);
    if (on === undefined) return answer;
    const { validFrom, validTo } = answer;
    const span = spanOn(unit.state.spans, on);
    if (!span) throw notFound('UNIT_NOT_ON_DAY', { unitId, on, validFrom, validTo });
    return { ...answer, ...standingOn(span) };
  }

  @Post()
  @Requires('units.manage')
  @Answers('The unit: 201 when it is new, 200 when it was there with this content', UnitAnswer, 201)
  async create(
    @Body({ schema: CreateUnit }) unit: z.infer<typeof CreateUnit>,
    @Asks() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const parent = unit.parentId === null ? null : (await this.#known(unit.parentId)).state;
    this.#permission.requireManage(pathUnder(parent, unit.unitId), asking);
    const fingerprint = fingerprintOf(unit);
    const created = await this.#units.run(unit.unitId, async () => {
      const above = unit.parentId === null ? null : ((await this.#units.find(unit.parentId))?.state ?? null);
      return ok({ type: 'create', unit, parent: above, fingerprint });
    });
    const answer = createdOf(created, reply);
    await this.#units.catchUp([answer.state]);
    return this.#answerOf(answer);
  }

  @Post(':unitId/rename')
  @Requires('units.manage')
  @Answers('The unit under its new name, or with it entered ahead', UnitAnswer)
  rename(
    @Param({ schema: UnitPathParams }) { unitId }: UnitParam,
    @Body({ schema: RenameUnit }) { name, ...basis }: z.infer<typeof RenameUnit>,
    @Asks() asking: Asking,
  ) {
    return this.#change(unitId, { kind: 'rename', name }, basis, asking);
  }

  @Post(':unitId/change-type')
  @Requires('units.manage')
  @Answers('The cell with its new type', UnitAnswer)
  changeType(
    @Param({ schema: UnitPathParams }) { unitId }: UnitParam,
    @Body({ schema: ChangeUnitType }) { cellType, ...basis }: z.infer<typeof ChangeUnitType>,
    @Asks() asking: Asking,
  ) {
    return this.#change(unitId, { kind: 'change-type', cellType }, basis, asking);
  }

  @Post(':unitId/move')
  @Requires('units.manage')
  @Answers('The unit under its new parent; what is below follows', UnitAnswer)
  async move(
    @Param({ schema: UnitPathParams }) { unitId }: UnitParam,
    @Body({ schema: MoveUnit }) { parentId, ...basis }: z.infer<typeof MoveUnit>,
    @Asks() asking: Asking,
  ) {
    this.#permission.requireManage((await this.#known(parentId)).state.path, asking);
    const moved = await this.#change(unitId, { kind: 'move', parentId }, basis, asking);
    void this.#keeper.tend();
    return moved;
  }

  @Post(':unitId/dissolve')
  @Requires('units.manage')
  @Answers('The unit, closed on the day before', UnitAnswer)
  dissolve(
    @Param({ schema: UnitPathParams }) { unitId }: UnitParam,
    @Body({ schema: DissolveUnit }) basis: z.infer<typeof DissolveUnit>,
    @Asks() asking: Asking,
  ) {
    return this.#change(unitId, { kind: 'dissolve' }, basis, asking);
  }

  @Post('merge')
  @Requires('units.manage')
  @Answers('The merger as a plan of one step, carried out on its day', PlanAnswer)
  async merge(
    @Body({ schema: MergeUnits }) { unitIds, into, ...plan }: z.infer<typeof MergeUnits>,
    @Asks() asking: Asking,
  ) {
    const merged = await this.#desk.alone(plan, { kind: 'merge', unitIds, into }, asking);
    return this.#desk.shown(merged, localDateOf(asking.moment));
  }

  @Post(':unitId/split')
  @Requires('units.manage')
  @Answers('The split as a plan of one step, carried out on its day', PlanAnswer)
  async split(
    @Param({ schema: UnitPathParams }) { unitId }: UnitParam,
    @Body({ schema: SplitUnit }) { into, ...plan }: z.infer<typeof SplitUnit>,
    @Asks() asking: Asking,
  ) {
    this.#permission.requireManage((await this.#known(unitId)).state.path, asking);
    const split = await this.#desk.alone(plan, { kind: 'split', unitId, into }, asking);
    return this.#desk.shown(split, localDateOf(asking.moment));
  }

  async #change(unitId: string, change: UnitChange, basis: { decision: string; effectiveOn: string }, asking: Asking) {
    this.#permission.requireManage((await this.#known(unitId)).state.path, asking);
    const parts = { units: this.#units, members: this.#members };
    const entered = { ...basis, ...signedBy(asking) };
    return this.#answerOf(afterOf(await reorganise(parts, unitId, change, entered, localDateOf(asking.moment))));
  }

  async #answerOf({ state, version }: Stored<UnitState>) {
    const successors = state.validTo === null ? [] : await this.#units.successorsOf([state.unitId]);
    return {
      ...unitOf(state, version),
      ...{ changes: state.changes, ahead: state.ahead },
      successors: successors.map(({ id }) => id),
    };
  }

  async #known(unitId: string): Promise<Stored<UnitState>> {
    const unit = await this.#units.find(unitId);
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId });
    return unit;
  }
}
