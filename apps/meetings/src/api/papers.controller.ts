import { permits, type Action, type Actor } from '@bontot/access';
import { localDateOf } from '@bontot/kernel';
import {
  BeginFile,
  fileAnswer,
  FileBegun,
  FilePath,
  GridFsPapers,
  PaperUploads,
  PART_BYTES,
  PartPath,
  UploadPath,
} from '@bontot/papers';
import { Answers, Asks, forbidden, notFound, SignedIn, TakesBytes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Header, Param, Post, Put, Query } from '@nestjs/common';
import * as z from 'zod';
import { placeOf, type PaperPlace } from '../papers/place.ts';
import { FileRef } from './acts.ts';
import { PaperPlaces } from './paper-places.ts';

/** Who may send papers in; where one may be attached is asked when it is. */
const SENDERS: readonly Action[] = ['meeting.conduct', 'committee-meeting.conduct', 'plans.set'];

const Place = z
  .string()
  .max(200)
  .transform((text, context): PaperPlace => {
    const place = placeOf(text);
    if (place) return place;
    context.addIssue({
      code: 'custom',
      message: 'meeting:<id>, study:<documentId>.<unitId> or report:<reportId>.<unitId>',
    });
    return z.NEVER;
  });
const ReadQuery = z.object({ in: Place });

/** Papers as files. Parts are small, so that a bad line sends little again. */
@Controller('api/v1/papers')
export class PapersController {
  readonly #uploads: PaperUploads;
  readonly #places: PaperPlaces;
  readonly #papers: GridFsPapers;

  constructor(uploads: PaperUploads, places: PaperPlaces, papers: GridFsPapers) {
    this.#uploads = uploads;
    this.#places = places;
    this.#papers = papers;
  }

  @Post()
  @SignedIn('whoever leads meetings or sends documents anywhere; the paper is their own until it is attached')
  @Answers('How to send the paper; one that was begun before goes on', FileBegun)
  begin(@Body({ schema: BeginFile }) announced: z.infer<typeof BeginFile>, @Asks() { actor, moment }: Asking) {
    requireSender(actor, moment);
    return this.#uploads.begin(announced, actor.ref);
  }

  @Put(':uploadId/parts/:n')
  @SignedIn('a part of the caller’s own upload')
  @TakesBytes(PART_BYTES)
  @Answers('The part is there; sending it again puts it in its place', z.object({ part: z.int() }))
  async put(
    @Param({ schema: PartPath }) { uploadId, n }: z.infer<typeof PartPath>,
    @Body({ schema: z.instanceof(Uint8Array) }) bytes: Uint8Array,
    @Asks() { actor, moment }: Asking,
  ) {
    requireSender(actor, moment);
    await this.#uploads.putPart(uploadId, n, bytes, actor.ref);
    return { part: n };
  }

  @Post(':uploadId/finish')
  @SignedIn('the caller’s own upload')
  @Answers('The paper, as it may be attached', FileRef)
  finish(@Param({ schema: UploadPath }) { uploadId }: z.infer<typeof UploadPath>, @Asks() { actor, moment }: Asking) {
    requireSender(actor, moment);
    return this.#uploads.finish(uploadId, actor.ref);
  }

  /** Saved, never run: what a page of ours could be made to open has no rights at all. */
  @Get(':fileId')
  @SignedIn('a paper of a meeting, document or report that the caller may read')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', 'sandbox')
  @Answers('The bytes, under the type that they have')
  async read(
    @Param({ schema: FilePath }) { fileId }: z.infer<typeof FilePath>,
    @Query({ schema: ReadQuery }) { in: place }: z.infer<typeof ReadQuery>,
    @Asks() asking: Asking,
  ) {
    const file = await this.#papers.find(fileId);
    if (!file || !(await this.#places.shows(fileId, place, asking))) throw notFound('FILE_UNKNOWN', { fileId });
    return fileAnswer(this.#papers, file);
  }
}

function requireSender(actor: Actor, moment: number): void {
  const today = localDateOf(moment);
  if (!SENDERS.some((action) => permits(actor, action, today))) throw forbidden('FORBIDDEN', { action: SENDERS[0] });
}
