import type { Reach } from '@bontot/access';
import { localDateOf, type Instant } from '@bontot/kernel';
import { Answers, forbidOutside, notFound, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type * as z from 'zod';
import type { Counts } from '../overview/outcome.ts';
import { idsOn } from '../overview/place.ts';
import { rowOf } from '../overview/row.ts';
import { beforeOf, countsOf, Reads, type CellsAsked, type UnitNode } from '../storage/reads.ts';
import { CellsQuery, ChildrenQuery, MoversQuery, PeriodQuery, SearchQuery, UnitPathOf } from './requests.ts';

type UnitParam = z.infer<typeof UnitPathOf>;
type Asked = { period?: string | undefined };

/** How cells stand below a unit: always the reviewed view, always what the events have told so far. */
@Controller('api/v1/dashboards')
export class DashboardsController {
  readonly #reads: Reads;

  constructor(@Inject(Reads) reads: Reads) {
    this.#reads = reads;
  }

  @Get('search')
  @Requires('dashboards.read')
  @Answers('Units by name, marks and case ignored, inside the reach')
  async search(@Query({ schema: SearchQuery }) { q }: z.infer<typeof SearchQuery>, @Scopes() reach: Reach) {
    const found = await this.#reads.named(q, idsOf(reach), 20);
    return { items: found.map(({ _id: id, name, level, path }) => ({ id, name, level, path })) };
  }

  @Get('mine/cells')
  @Requires('dashboards.read')
  @Answers('All cells in reach, wherever they lie: for a supervisor those assigned')
  async mine(
    @Query({ schema: CellsQuery }) { period, ...asked }: z.infer<typeof CellsQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    const today = localDateOf(now);
    const ids = idsOf(reach);
    const year = period ?? today.slice(0, 4);
    // One unit has its number of cells in its sum; over several they are counted, which is quick where they are few.
    const only = ids.length === 1 ? await this.#reads.unit(ids[0]!, year) : undefined;
    return this.#reads.cells(ids, year, today, asked, only && knownTotal(only.node, asked));
  }

  @Get(':unitId')
  @Requires('dashboards.read')
  @Answers('The roll-up of a unit, with the days it compares with and its own card')
  async overview(
    @Param({ schema: UnitPathOf }) { unitId }: UnitParam,
    @Query({ schema: PeriodQuery }) asked: Asked,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    const today = localDateOf(now);
    const { unit, node, supervisors, period } = await this.#known(unitId, asked, reach, now);
    const { _id: id, name, level, path, parents, cellType } = unit;
    const parent = parents.at(-1) ?? null;
    const { cells, counts } = node ? countsOf(node) : { cells: 0, counts: {} };
    const updatedAt = node?.level === 'cell' ? node.changedAt : node?.updatedAt;
    return {
      unit: { id, name, level, path, parents },
      ...{ period, view: 'reviewed', cells, counts },
      before: (node && beforeOf(node, today)) ?? { yesterday: null, monthStart: null },
      own:
        node?.card || level === 'cell'
          ? rowOf({ unitId, name, cellType, path, parent, supervisors, outcome: 'no_data', ...cardOf(node) }, today)
          : null,
      updatedAt: updatedAt?.toISOString() ?? null,
      revision: node?.revision ?? node?.card?.revision ?? 0,
    };
  }

  @Get(':unitId/cells')
  @Requires('dashboards.read')
  @Answers('The cells below a unit, a page at a time')
  async cells(
    @Param({ schema: UnitPathOf }) { unitId }: UnitParam,
    @Query({ schema: CellsQuery }) { period: year, ...asked }: z.infer<typeof CellsQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    const { node, period } = await this.#known(unitId, { period: year }, reach, now);
    return this.#reads.cells([unitId], period, localDateOf(now), asked, knownTotal(node, asked));
  }

  @Get(':unitId/movers')
  @Requires('dashboards.read')
  @Answers('The cells below a unit that moved most since the end of a day, at most 20 up and 20 down')
  async movers(
    @Param({ schema: UnitPathOf }) { unitId }: UnitParam,
    @Query({ schema: MoversQuery }) { days, ...asked }: z.infer<typeof MoversQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    const { period } = await this.#known(unitId, asked, reach, now);
    return this.#reads.movers(unitId, period, localDateOf(now), days);
  }

  @Get(':unitId/children')
  @Requires('dashboards.read')
  @Answers('The units directly below, worst first')
  async children(
    @Param({ schema: UnitPathOf }) { unitId }: UnitParam,
    @Query({ schema: ChildrenQuery }) { cursor, limit, ...asked }: z.infer<typeof ChildrenQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    const { period } = await this.#known(unitId, asked, reach, now);
    return this.#reads.children(unitId, period, localDateOf(now), cursor, limit);
  }

  /** The unit of a route: 404 UNIT_UNKNOWN where the directory has not named it, 403 outside the caller's reach. */
  async #known(unitId: string, asked: Asked, reach: Reach, now: Instant): Promise<UnitNode & { period: string }> {
    const period = asked.period ?? localDateOf(now).slice(0, 4);
    const found = await this.#reads.unit(unitId, period);
    if (!found) throw notFound('UNIT_UNKNOWN', { unitId });
    forbidOutside(reach, found.unit.path);
    return { ...found, period };
  }
}

const cardOf = (node: UnitNode['node']) => (node?.card ? { card: node.card, outcome: node.card.outcome } : {});

/** How many cells a list has, where the sum of its unit tells it; undefined where they have to be counted. */
function knownTotal(node: UnitNode['node'], { q, outcome }: Pick<CellsAsked, 'q' | 'outcome'>): number | undefined {
  if (q) return undefined;
  const { cells, counts } = node ? countsOf(node) : { cells: 0, counts: {} as Counts };
  return outcome ? (counts[outcome] ?? 0) : cells;
}

/** The units at the top of a reach. */
const idsOf = ({ prefixes }: Reach): string[] => prefixes.flatMap((path) => idsOn(path).at(-1) ?? []);
