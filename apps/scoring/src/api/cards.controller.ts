import type { Actor, Reach } from '@bontot/access';
import { localDateOf, type Instant } from '@bontot/kernel';
import { measuresOf } from '@bontot/scoring-core';
import { Answers, CurrentActor, invalid, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type * as z from 'zod';
import { setOf } from '../card/assess.ts';
import { cardUnitOf, type CardKey } from '../card/entry.ts';
import { Stores } from '../storage/stores.ts';
import type { StoredUnit } from '../storage/units.ts';
import { Assessments } from './assessments.ts';
import { CardReader, firstUnit } from './card-reader.ts';
import type { CardLog } from './card-logs.ts';
import { evidencePage, type LineFilter } from './evidence-lines.ts';
import { historyItem } from './history-items.ts';
import { knownUnit, withinReach } from './known-unit.ts';
import { AssessmentPath, AssessmentQuery, EvidenceQuery, PageQuery, TrendQuery, YearPath } from './requests.ts';
import { trendOf } from './trend.ts';

const FIRST = 2 ** 40;

/** Reads of one card: where it stands and why, how it came there, and on what evidence. */
@Controller('api/v1/cells/:cellId/assessments/:period')
export class CardsController {
  readonly #stores: Stores;
  readonly #cards: CardReader;
  readonly #assessments: Assessments;

  constructor(stores: Stores, cards: CardReader, assessments: Assessments) {
    this.#stores = stores;
    this.#cards = cards;
    this.#assessments = assessments;
  }

  @Get()
  @Requires('score.read')
  @Answers('The explained assessment, now or as it stood and was known on a day')
  async assessment(
    @Param({ schema: AssessmentPath }) { cellId, period }: z.infer<typeof AssessmentPath>,
    @Query({ schema: AssessmentQuery }) query: z.infer<typeof AssessmentQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    return this.#assessments.read(cellId, { period, ...query, now }, reach);
  }

  @Get('trend')
  @Requires('score.read')
  @Answers('Where the card stood at the end of each month so far and stands today, each as known then')
  async trend(
    @Param({ schema: YearPath }) key: z.infer<typeof YearPath>,
    @Query({ schema: TrendQuery }) { view }: z.infer<typeof TrendQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    const { unit, log } = await this.#logOf(key, reach);
    return { view, items: trendOf(key, log.lines, unit, this.#stores.adoptions, view, now) };
  }

  @Get('history')
  @Requires('score.read')
  @Answers('Revisions of the card, newest first, each with its causes and with where the card stood before')
  async history(
    @Param({ schema: YearPath }) key: z.infer<typeof YearPath>,
    @Query({ schema: PageQuery }) { cursor, limit }: z.infer<typeof PageQuery>,
    @Scopes() reach: Reach,
    @CurrentActor() { ref }: Actor,
  ) {
    const [unit, documents] = await Promise.all([
      this.#stores.units.byId(key.cellId),
      // One more than is shown: each revision says what it changed.
      this.#stores.chain.history(key, Number(cursor) || FIRST, limit + 1),
    ]);
    withinReach(unit, key.cellId, reach);
    const items = documents
      .slice(0, limit)
      .map((document, index) => historyItem(key, document, documents[index + 1], ref));
    return { items, next: documents.length > limit ? String(items.at(-1)!.revision) : null };
  }

  @Get('evidence')
  @Requires('score.read')
  @Answers('The log of evidence, newest first: what each fact is worth today, its verdict, and conflicts')
  async evidence(
    @Param({ schema: YearPath }) key: z.infer<typeof YearPath>,
    @Query({ schema: EvidenceQuery }) query: z.infer<typeof EvidenceQuery>,
    @Scopes() reach: Reach,
    @CurrentActor() { ref }: Actor,
    @RequestMoment() now: Instant,
  ) {
    const { unit, log } = await this.#logOf(key, reach);
    const page = { before: query.cursor, limit: query.limit };
    return evidencePage(key, log, this.#filterOf(query, key, unit, now), page, localDateOf(now), ref);
  }

  /** The whole log with the unit that frames it: as the card last heard of it, else as the directory's copy has it. */
  async #logOf(key: CardKey, reach: Reach) {
    const [stored, log] = await Promise.all([
      knownUnit(this.#stores.units, key.cellId, reach),
      this.#cards.logs.of(key),
    ]);
    return { unit: frameOf(stored, log), log };
  }

  #filterOf(
    { measure, indicator }: z.infer<typeof EvidenceQuery>,
    { period }: CardKey,
    unit: ReturnType<typeof frameOf>,
    now: Instant,
  ): LineFilter {
    if (measure !== undefined) return { measures: new Set([measure]) };
    if (indicator === undefined) return undefined;
    const { id, version } = setOf(this.#stores.adoptions, unit, period, now);
    const measures = measuresOf(this.#stores.adoptions.held(id, version), indicator);
    if (measures.size > 0) return { measures, indicator };
    throw invalid([{ field: 'indicator', expected: `an indicator or gate of ${id} ${version}`, got: indicator }]);
  }
}

const frameOf = ({ _id, ...unit }: StoredUnit, { lines }: CardLog) =>
  firstUnit(lines.toReversed()) ?? cardUnitOf({ unitId: _id, ...unit });
