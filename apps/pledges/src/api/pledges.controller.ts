import { localDateOf } from '@bontot/kernel';
import { bare, shown } from '@bontot/persistence';
import { standingContent, templateFor, type CellPledges, type MyPledge, type PledgeCounts } from '@bontot/pledge-core';
import {
  Answers,
  Asks,
  forbidden,
  knownUnit,
  notFound,
  personIn,
  SignedIn,
  ToldTime,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { pledgeId, type CellCounts } from '../storage/pledges.ts';
import { Stores } from '../storage/stores.ts';
import { PledgeActsRequest } from './acts.ts';
import { belongsTo } from './permission.ts';
import { PledgeDoor } from './pledge-door.ts';
import { byUrgency, Reading, rowOf } from './reading.ts';
import { MemberYearPath, oneAnswer, ResultsAnswer, UnitId, Year } from './requests.ts';
import { can } from '@bontot/access';

const MineQuery = z.object({ year: Year });
const CellQuery = z.object({ unitId: UnitId, year: Year });

/** Members' annual pledges: one's own, those of a cell, and the one door for what is done to them. */
@Controller('api/v1/pledges')
export class PledgesController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #door: PledgeDoor;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, reading: Reading, door: PledgeDoor, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#door = door;
    this.#told = told;
  }

  @Get('mine')
  @SignedIn('a member reads the own pledge')
  @Answers('The own year: what is due, the pledge, what to begin from', oneAnswer('MyPledge'))
  async mine(
    @Query({ schema: MineQuery }) { year }: z.infer<typeof MineQuery>,
    @Asks() asking: Asking,
  ): Promise<MyPledge> {
    const memberId = personIn(asking.actor);
    const member = await this.#copies.member(memberId);
    const unit = member && (await this.#copies.unit(member.cellId));
    if (!unit) throw notFound('MEMBER_UNKNOWN', { memberId });
    const { pledges, campaigns, initiatives } = this.#stores;
    const [years, { state: campaign }, own] = await Promise.all([
      pledges.loadAll([pledgeId(memberId, year), pledgeId(memberId, year - 1)]),
      campaigns.forPath(unit.path, year),
      initiatives.ofAuthor(memberId, year),
    ]);
    const stored = years.get(pledgeId(memberId, year));
    const before = years.get(pledgeId(memberId, year - 1));
    const view = stored ? ((await this.#reading.view(stored, asking)) ?? null) : null;
    return {
      ...{ year, memberId, version: stored?.version ?? 0, view, due: view?.due ?? [] },
      campaign: { dates: campaign.dates, who: campaign.who },
      template: templateFor(campaign, unit.cellType ?? 'any'),
      lastYear: before ? standingContent(bare(before.state)) : null,
      initiatives: own.map((initiative) => ({ ...shown(initiative), taken: [] })),
    };
  }

  @Get('of/:memberId/:year')
  @SignedIn('the author, the leaders, the cell and in an open review those above, each as far as they may read')
  @Answers('A member’s year', oneAnswer('PledgeView'))
  async one(
    @Param({ schema: MemberYearPath }) { memberId, year }: z.infer<typeof MemberYearPath>,
    @Asks() asking: Asking,
  ) {
    const stored = await this.#stores.pledges.store.load(pledgeId(memberId, year));
    const view = stored && (await this.#reading.view(stored, asking));
    // The same answer for what is not there and for what is not the reader's.
    if (!view) throw notFound('PLEDGE_UNKNOWN', { memberId, year });
    return view;
  }

  @Get()
  @SignedIn('leaders and members of the cell; those above see whose review is open')
  @Answers('The pledges of a cell, who lags behind first', oneAnswer('CellPledges'))
  async ofCell(
    @Query({ schema: CellQuery }) { unitId, year }: z.infer<typeof CellQuery>,
    @Asks() asking: Asking,
  ): Promise<CellPledges> {
    const today = localDateOf(asking.moment);
    const { path, name: unitName } = await knownUnit(this.#copies, unitId);
    const isFromAbove = can(asking.actor, 'pledge.read', { path, given: ['open-review'] }, today);
    if (!isFromAbove && !belongsTo(path, asking)) throw forbidden('FORBIDDEN', { unitId });
    const stored = await this.#stores.pledges.ofCell(unitId, year);
    const [names, counts, campaign] = await Promise.all([
      this.#copies.names(stored.map(({ state }) => state.memberId)),
      this.#stores.pledges.countsBelow([unitId], year, today),
      this.#stores.campaigns.forPath(path, year),
    ]);
    const rows = stored
      .map((one) => rowOf(one, names[one.state.memberId] ?? one.state.memberId, asking))
      .filter(({ reader }) => reader !== 'none')
      .map(({ reader, ...row }) => row)
      .toSorted(byUrgency);
    return { unitId, unitName, year, dates: campaign.state.dates, counts: countsOf(counts, unitId), rows };
  }

  @Post('acts')
  @SignedIn('each act is asked of the matrix for the one whom it is about')
  @Answers('What became of each command, in the order of their numbers', ResultsAnswer)
  async acts(
    @Body({ schema: PledgeActsRequest }) { deviceId, commands }: z.output<typeof PledgeActsRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const personId = personIn(asking.actor);
    return { results: await this.#door.take(commands, { ...asking, personId, deviceId }) };
  }
}

const countsOf = (counts: readonly CellCounts[], unitId: string): PledgeCounts => {
  const { unitId: _, ...found } = counts.find((one) => one.unitId === unitId) ?? { unitId, ...NOTHING };
  return found;
};
export const NOTHING: PledgeCounts = {
  ...{ obliged: 0, registered: 0, midReported: 0, endReported: 0, reviewed: 0, same: 0, overdue: 0, waiting: 0 },
};
