import type { Actor, Reach } from '@bontot/access';
import { UnitId } from '@bontot/contracts';
import { disposition, GridFsPapers, PaperUploads, PART_BYTES, plainName } from '@bontot/papers';
import { Answers, CurrentActor, notFound, Requires, Scopes, TakesBytes } from '@bontot/service';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { Stores } from '../storage/stores.ts';
import { CardReader } from './card-reader.ts';
import { knownUnit } from './known-unit.ts';

const FileId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const UploadPath = z.object({ uploadId: FileId });
const PartPath = z.object({ uploadId: FileId, n: z.coerce.number().int().min(0).max(100_000) });
const FilePath = z.object({ fileId: FileId });
const BeginRequest = z.strictObject({
  name: z
    .string()
    .max(1_000)
    .refine((name) => name.isWellFormed() && plainName(name) !== '', 'the name of a file'),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
/** The fact that shows the file: whoever may read its card may read it. */
const ReadQuery = z.object({ cellId: UnitId, period: z.string().regex(/^\d{4}$/) });

/** Evidence as files. An upload is the caller's own until a fact names it; it is then read by those who look after the unit. */
@Controller('api/v1/register/papers')
export class EvidenceFilesController {
  readonly #uploads: PaperUploads;
  readonly #papers: GridFsPapers;
  readonly #cards: CardReader;
  readonly #stores: Stores;

  constructor(uploads: PaperUploads, papers: GridFsPapers, cards: CardReader, stores: Stores) {
    this.#uploads = uploads;
    this.#papers = papers;
    this.#cards = cards;
    this.#stores = stores;
  }

  @Post()
  @HttpCode(200)
  @Requires('evidence.enter')
  @Answers('How to send the file; one that was begun before goes on')
  begin(@Body({ schema: BeginRequest }) announced: z.infer<typeof BeginRequest>, @CurrentActor() actor: Actor) {
    return this.#uploads.begin(announced, actor.ref);
  }

  @Put(':uploadId/parts/:n')
  @Requires('evidence.enter')
  @TakesBytes(PART_BYTES)
  @Answers('The part is there; sending it again puts it in its place')
  async put(
    @Param({ schema: PartPath }) { uploadId, n }: z.infer<typeof PartPath>,
    @Body({ schema: z.instanceof(Uint8Array) }) bytes: Uint8Array,
    @CurrentActor() actor: Actor,
  ) {
    await this.#uploads.putPart(uploadId, n, bytes, actor.ref);
    return { part: n };
  }

  @Post(':uploadId/finish')
  @HttpCode(200)
  @Requires('evidence.enter')
  @Answers('The file, as a fact may name it')
  finish(@Param({ schema: UploadPath }) { uploadId }: z.infer<typeof UploadPath>, @CurrentActor() actor: Actor) {
    return this.#uploads.finish(uploadId, actor.ref);
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
    return new StreamableFile(Readable.from(this.#papers.read(fileId), { objectMode: false }), {
      ...{ type: file.type, length: file.size, disposition: disposition(file.name) },
    });
  }

  /** Nobody reads by guessing ids: a fact of that card must name the file. */
  async #isNamed(fileId: string, cellId: string, period: string): Promise<boolean> {
    const { card } = await this.#cards.current({ cellId, period });
    for (const { evidence = [] } of card.facts) if (evidence.some((each) => each.fileId === fileId)) return true;
    return false;
  }
}
