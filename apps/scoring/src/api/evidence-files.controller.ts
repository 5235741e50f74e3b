import type { Reach } from '@bontot/access';
import { UnitId } from '@bontot/contracts';
import { fileAnswer, FilePath, GridFsPapers, PaperUploads, uploadRoutes } from '@bontot/papers';
import { Answers, notFound, Requires, Scopes } from '@bontot/service';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import * as z from 'zod';
import { Stores } from '../storage/stores.ts';
import { CardReader } from './card-reader.ts';
import { knownUnit } from './known-unit.ts';

/** The fact that shows the file: whoever may read its card may read it. */
const ReadQuery = z.object({ cellId: UnitId, period: z.string().regex(/^\d{4}$/) });

/** Evidence as files. An upload is the caller's own until a fact names it; it is then read by those who look after the unit. */
@Controller('api/v1/register/papers')
export class EvidenceFilesController extends uploadRoutes(
  Requires('evidence.enter'),
  'The file, as a fact may name it',
) {
  readonly #papers: GridFsPapers;
  readonly #cards: CardReader;
  readonly #stores: Stores;

  constructor(uploads: PaperUploads, papers: GridFsPapers, cards: CardReader, stores: Stores) {
    super(uploads);
    this.#papers = papers;
    this.#cards = cards;
    this.#stores = stores;
  }

  /** Saved, never run: what a page of ours could be made to open has no rights at all. */
  @Get(':fileId')
  @Requires('dashboards.read')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', 'sandbox')
  @Answers('The bytes, under the type that they have')
  async read(
    @Param({ schema: FilePath }) { fileId }: z.infer<typeof FilePath>,
    @Query({ schema: ReadQuery }) { cellId, period }: z.infer<typeof ReadQuery>,
    @Scopes() reach: Reach,
  ) {
    await knownUnit(this.#stores.units, cellId, reach);
    const file = await this.#papers.find(fileId);
    if (!file || !(await this.#isNamed(fileId, cellId, period))) throw notFound('FILE_UNKNOWN', { fileId });
    return fileAnswer(this.#papers, file);
  }

  /** Nobody reads by guessing ids: a fact of that card must name the file. */
  async #isNamed(fileId: string, cellId: string, period: string): Promise<boolean> {
    const { card } = await this.#cards.current({ cellId, period });
    for (const { evidence = [] } of card.facts) if (evidence.some((each) => each.fileId === fileId)) return true;
    return false;
  }
}
