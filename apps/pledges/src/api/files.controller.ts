import type { Actor } from '@bontot/access';
import type { Instant } from '@bontot/kernel';
import { disposition, GridFsPapers, PaperUploads, PART_BYTES, plainName } from '@bontot/papers';
import { Answers, CurrentActor, notFound, RequestMoment, Requires, SignedIn, TakesBytes } from '@bontot/service';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { Stores } from '../storage/stores.ts';
import { pledgeId } from '../storage/pledges.ts';
import { mayReadInitiative } from './initiatives.controller.ts';
import type { Asked } from './permission.ts';
import { Reading } from './reading.ts';

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
/** Where the file is shown: whoever may read that may read the file. */
const Place = z
  .string()
  .regex(/^(pledge:[0-9A-HJKMNP-TV-Z]{26}\.\d{4}|initiative:[0-9A-HJKMNP-TV-Z]{26})$/)
  .meta({ description: 'pledge:<memberId>.<year> or initiative:<initiativeId>' });
const ReadQuery = z.object({ in: Place });

/** Evidence of reports and initiatives as files. An upload is its sender's own until something names it. */
@Controller('api/v1/pledge-files')
export class PledgeFilesController {
  readonly #uploads: PaperUploads;
  readonly #papers: GridFsPapers;
  readonly #reading: Reading;
  readonly #stores: Stores;

  constructor(uploads: PaperUploads, papers: GridFsPapers, reading: Reading, stores: Stores) {
    this.#uploads = uploads;
    this.#papers = papers;
    this.#reading = reading;
    this.#stores = stores;
  }

  @Post()
  @HttpCode(200)
  @Requires('pledge.write')
  @Answers('How to send the file; one that was begun before goes on')
  begin(@Body({ schema: BeginRequest }) announced: z.infer<typeof BeginRequest>, @CurrentActor() actor: Actor) {
    return this.#uploads.begin(announced, actor.ref);
  }

  @Put(':uploadId/parts/:n')
  @Requires('pledge.write')
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
  @Requires('pledge.write')
  @Answers('The file, as a report may name it')
  finish(@Param({ schema: UploadPath }) { uploadId }: z.infer<typeof UploadPath>, @CurrentActor() actor: Actor) {
    return this.#uploads.finish(uploadId, actor.ref);
  }

  /** Saved, never run: what a page of ours could be made to open has no rights at all. */
  @Get(':fileId')
  @SignedIn('whoever may read the pledge or the initiative that shows it')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', 'sandbox')
  @Answers('The bytes, under the type that they have')
  async read(
    @Param({ schema: FilePath }) { fileId }: z.infer<typeof FilePath>,
    @Query({ schema: ReadQuery }) { in: place }: z.infer<typeof ReadQuery>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: Instant,
  ) {
    const shown = await this.#shownAt(place, { actor, moment });
    const file = shown && isNamed(fileId, shown) ? await this.#papers.find(fileId) : undefined;
    if (!file) throw notFound('FILE_UNKNOWN', { fileId });
    return new StreamableFile(Readable.from(this.#papers.read(fileId), { objectMode: false }), {
      ...{ type: file.type, length: file.size, disposition: disposition(file.name) },
    });
  }

  /** What the reader sees there: texts that are not theirs to read are not in it, nor are their files. */
  async #shownAt(place: string, asked: Asked): Promise<unknown> {
    const [kind, id = ''] = place.split(':');
    if (kind === 'initiative') {
      const stored = await this.#stores.initiatives.store.load(id);
      return stored && mayReadInitiative(stored.state, asked) ? stored.state : undefined;
    }
    const [memberId = '', year = ''] = id.split('.');
    const stored = await this.#stores.pledges.store.load(pledgeId(memberId, +year));
    return stored && (await this.#reading.view(stored, asked));
  }
}

/** Nobody reads by guessing ids: what the reader sees must name the file. */
const isNamed = (fileId: string, shown: unknown): boolean =>
  typeof shown === 'object' &&
  shown !== null &&
  Object.entries(shown).some(([key, value]) => (key === 'fileId' ? value === fileId : isNamed(fileId, value)));
