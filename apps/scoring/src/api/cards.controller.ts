import type { Reach } from '@bontot/access';
import type { Instant } from '@bontot/kernel';
import { Answers, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type * as z from 'zod';
import type { AssessmentBody } from '../card/assess.ts';
import type { CardKey, Entry } from '../card/entry.ts';
import type { CardDocument } from '../storage/card-chain.ts';
import { Stores } from '../storage/stores.ts';
import { Assessments } from './assessments.ts';
import { conflictsOf, entriesOf } from './card-reader.ts';
import { knownUnit } from './known-unit.ts';
import { AssessmentPath, AssessmentQuery, PageQuery, YearPath } from './requests.ts';

const FIRST = 2 ** 40;
type Page = z.infer<typeof PageQuery>;

/** Reads of one card: where it stands and why, how it came there, and on what evidence. */
@Controller('api/v1/cells/:cellId/assessments/:period')
export class CardsController {
  readonly #stores: Stores;
  readonly #assessments: Assessments;

  constructor(stores: Stores, assessments: Assessments) {
    this.#stores = stores;
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
    const unit = await knownUnit(this.#stores.units, cellId, reach);
    return this.#assessments.read(unit, { period, ...query, now });
  }

  @Get('history')
  @Requires('score.read')
  @Answers('Revisions of the card, newest first')
  async history(
    @Param({ schema: YearPath }) { cellId, period }: z.infer<typeof YearPath>,
    @Query({ schema: PageQuery }) page: Page,
    @Scopes() reach: Reach,
  ) {
    return this.#page({ cellId, period }, page, reach, (document, key) => ({
      revision: document.version,
      at: document.at.toISOString(),
      digest: document.digest ?? null,
      hash: document.hash,
      causes: entriesOf(document, key).map(causeOf),
      ...(document.assessment ? viewsOf(JSON.parse(document.assessment) as AssessmentBody) : {}),
    }));
  }

  @Get('evidence')
  @Requires('score.read')
  @Answers('The log of evidence with verdicts and conflicts, newest first')
  async evidence(
    @Param({ schema: YearPath }) { cellId, period }: z.infer<typeof YearPath>,
    @Query({ schema: PageQuery }) page: Page,
    @Scopes() reach: Reach,
  ) {
    return this.#page({ cellId, period }, page, reach, (document, key) => [
      ...conflictsOf(document, key).map((entry) => lineOf(entry, document.version, true)),
      ...entriesOf(document, key)
        .map((entry) => lineOf(entry, document.version, false))
        .reverse(),
    ]);
  }

  /** A page of revisions, newest first, each shown as one line or several. */
  async #page<Line>(
    key: CardKey,
    { cursor, limit }: Page,
    reach: Reach,
    show: (document: CardDocument, key: CardKey) => Line | Line[],
  ) {
    await knownUnit(this.#stores.units, key.cellId, reach);
    const documents = await this.#stores.chain.history(key, Number(cursor) || FIRST, limit);
    const items = documents.flatMap((document) => show(document, key));
    return { items, next: documents.length === limit ? String(documents.at(-1)!.version) : null };
  }
}

/** Enough of an entry to say why a revision came about. */
function causeOf(entry: Entry) {
  if (entry.kind === 'fact')
    return { kind: entry.kind, measure: entry.fact.measure, source: entry.fact.source, revision: entry.fact.revision };
  if (entry.kind === 'verdict')
    return {
      kind: entry.kind,
      measure: entry.verdict.measure,
      source: entry.verdict.source,
      verdict: entry.verdict.verdict,
    };
  return entry.kind === 'exemption'
    ? { kind: entry.kind, indicator: entry.exemption.indicator, state: entry.exemption.state }
    : { kind: entry.kind };
}

const viewsOf = ({ views, changed, criteriaSet }: AssessmentBody) => ({ views, changed, criteriaSet });

function lineOf(entry: Entry, revision: number, conflict: boolean) {
  const { origin, recordedAt, kind } = entry;
  const common = {
    kind,
    conflict,
    cardRevision: revision,
    recordedAt: new Date(recordedAt).toISOString(),
    receivedAt: origin,
  };
  if (entry.kind === 'fact') return { ...common, enteredBy: entry.by, ...entry.fact };
  if (entry.kind === 'verdict') return { ...common, ...entry.verdict };
  return entry.kind === 'exemption' ? { ...common, ...entry.exemption } : { ...common, ...entry.unit };
}
