import { localDateOf } from '@bontot/kernel';
import type { PledgeCounts, ShareRow, Shares } from '@bontot/pledge-core';
import { Answers, Asks, Requires, withinReach, type Asking } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { NOTHING } from './pledges.controller.ts';
import { cursorOf, ListQuery, oneAnswer } from './requests.ts';

const SharesQuery = ListQuery.extend({ by: z.enum(['registered', 'mid', 'end', 'reviewed']).default('registered') });
const DONE = { registered: 'registered', mid: 'midReported', end: 'endReported', reviewed: 'reviewed' } as const;

/** Counts by cell for committee and province: numbers alone, no names and no texts (domain handbook 4). */
@Controller('api/v1/pledges/shares')
export class SharesController {
  readonly #stores: Stores;
  readonly #copies: Copies;

  constructor(stores: Stores, copies: Copies) {
    this.#stores = stores;
    this.#copies = copies;
  }

  @Get()
  @Requires('dashboards.read')
  @Answers('Shares by cell, the worst first', oneAnswer('Shares'))
  async shares(
    @Query({ schema: SharesQuery }) query: z.infer<typeof SharesQuery>,
    @Asks() asking: Asking,
  ): Promise<Shares> {
    const { year, by, cursor, limit } = query;
    const { within } = await withinReach(this.#copies, ['dashboards.read'], query, asking);
    const counted = await this.#stores.pledges.countsBelow(within, year, localDateOf(asking.moment));
    const rows = counted
      .map((counts) => ({ ...counts, share: { part: counts[DONE[by]], whole: counts.obliged } }))
      .toSorted(worstFirst);
    const from = cursor === undefined ? 0 : rows.findIndex(({ unitId }) => unitId === cursor) + 1;
    const page = rows.slice(from, from + limit);
    const units = await this.#copies.unitsById(page.map(({ unitId }) => unitId));
    const items: ShareRow[] = page.map((row) => ({ ...row, unitName: units.get(row.unitId)?.name ?? row.unitId }));
    const next = from + limit < rows.length ? cursorOf(page.at(-1)!.unitId) : null;
    return { total: sumOf(counted), items, next };
  }
}

type Row = Omit<ShareRow, 'unitName'>;

/** By the exact share; cells in which nobody owes anything come last. */
function worstFirst(a: Row, b: Row): number {
  if (a.share.whole === 0 || b.share.whole === 0)
    return Number(a.share.whole === 0) - Number(b.share.whole === 0) || byId(a, b);
  return a.share.part * b.share.whole - b.share.part * a.share.whole || byId(a, b);
}
const byId = (a: Row, b: Row): number => (a.unitId < b.unitId ? -1 : 1);

const FIELDS = Object.keys(NOTHING) as (keyof PledgeCounts)[];
const sumOf = (rows: readonly PledgeCounts[]): PledgeCounts =>
  rows.reduce<PledgeCounts>(
    (sum, row) => ({ ...sum, ...Object.fromEntries(FIELDS.map((field) => [field, sum[field] + row[field]])) }),
    NOTHING,
  );
