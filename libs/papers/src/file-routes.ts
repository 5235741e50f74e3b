import { Answers, CurrentActor, TakesBytes } from '@bontot/service';
import { Body, Param, Post, Put, StreamableFile } from '@nestjs/common';
import type { Actor } from '@bontot/access';
import { Readable } from 'node:stream';
import * as z from 'zod';
import type { PaperStore } from './paper-store.ts';
import type { PaperUploads } from './paper-uploads.ts';
import { disposition, PART_BYTES, plainName, type PaperFile } from './paper.ts';

const FileId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const UploadPath = z.object({ uploadId: FileId });
export const PartPath = z.object({ uploadId: FileId, n: z.coerce.number().int().min(0).max(100_000) });
export const FilePath = z.object({ fileId: FileId });
/** A file as its sender announces it. */
export const BeginFile = z.strictObject({
  name: z
    .string()
    .max(1_000)
    .refine((name) => name.isWellFormed() && plainName(name) !== '', 'the name of a file'),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const FileBegun = z.object({
  ...{ uploadId: FileId, partSize: z.int(), parts: z.int() },
  received: z.array(z.int()).meta({ description: 'parts that are there already, counted from 0' }),
});

/** A kept file as an answer, under the type that its bytes have; it is saved, not shown. */
export const fileAnswer = (papers: Pick<PaperStore, 'read'>, { fileId, type, size, name }: PaperFile): StreamableFile =>
  new StreamableFile(Readable.from(papers.read(fileId), { objectMode: false }), {
    ...{ type, length: size, disposition: disposition(name) },
  });

/**
 * The routes by which files come in, in parts: an upload is its sender's own until something names it. A service's own
 * controller extends them and says where they stand.
 * @param may the decorator of each route that says who may send, of `@bontot/service`
 * @param finished what the answer to the last of them is
 */
export function uploadRoutes(may: MethodDecorator, finished: string) {
  abstract class UploadRoutes {
    readonly #uploads: PaperUploads;

    constructor(uploads: PaperUploads) {
      this.#uploads = uploads;
    }

    @Post()
    @may
    @Answers('How to send the file; one that was begun before goes on', FileBegun)
    begin(@Body({ schema: BeginFile }) announced: z.infer<typeof BeginFile>, @CurrentActor() actor: Actor) {
      return this.#uploads.begin(announced, actor.ref);
    }

    @Put(':uploadId/parts/:n')
    @may
    @TakesBytes(PART_BYTES)
    @Answers('The part is there; sending it again puts it in its place', z.object({ part: z.int() }))
    async put(
      @Param({ schema: PartPath }) { uploadId, n }: z.infer<typeof PartPath>,
      @Body({ schema: z.instanceof(Uint8Array) }) bytes: Uint8Array,
      @CurrentActor() actor: Actor,
    ) {
      await this.#uploads.putPart(uploadId, n, bytes, actor.ref);
      return { part: n };
    }

    @Post(':uploadId/finish')
    @may
    @Answers(finished)
    finish(@Param({ schema: UploadPath }) { uploadId }: z.infer<typeof UploadPath>, @CurrentActor() actor: Actor) {
      return this.#uploads.finish(uploadId, actor.ref);
    }
  }
  return UploadRoutes;
}
