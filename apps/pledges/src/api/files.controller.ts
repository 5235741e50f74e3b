import { fileAnswer, FilePath, GridFsPapers, PaperUploads, uploadRoutes } from '@bontot/papers';
import { Answers, Asks, notFound, Requires, SignedIn, type Asking } from '@bontot/service';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import * as z from 'zod';
import { Stores } from '../storage/stores.ts';
import { pledgeId } from '../storage/pledges.ts';
import { mayReadInitiative } from './initiatives.controller.ts';
import { Reading } from './reading.ts';

/** Where the file is shown: whoever may read that may read the file. */
const Place = z
  .string()
  .regex(/^(pledge:[0-9A-HJKMNP-TV-Z]{26}\.\d{4}|initiative:[0-9A-HJKMNP-TV-Z]{26})$/)
  .meta({ description: 'pledge:<memberId>.<year> or initiative:<initiativeId>' });
const ReadQuery = z.object({ in: Place });

/** Evidence of reports and initiatives as files. An upload is its sender's own until something names it. */
@Controller('api/v1/pledge-files')
export class PledgeFilesController extends uploadRoutes(Requires('pledge.write'), 'The file, as a report may name it') {
  readonly #papers: GridFsPapers;
  readonly #reading: Reading;
  readonly #stores: Stores;

  constructor(uploads: PaperUploads, papers: GridFsPapers, reading: Reading, stores: Stores) {
    super(uploads);
    this.#papers = papers;
    this.#reading = reading;
    this.#stores = stores;
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
    @Asks() asking: Asking,
  ) {
    const shown = await this.#shownAt(place, asking);
    const file = shown && isNamed(fileId, shown) ? await this.#papers.find(fileId) : undefined;
    if (!file) throw notFound('FILE_UNKNOWN', { fileId });
    return fileAnswer(this.#papers, file);
  }

  /** What the reader sees there: texts that are not theirs to read are not in it, nor are their files. */
  async #shownAt(place: string, asked: Asking): Promise<unknown> {
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
