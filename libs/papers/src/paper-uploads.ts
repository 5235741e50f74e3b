import { canonical, refused, type Clock, type Instant, type Refusal, type Result } from '@bontot/kernel';
import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import { announce, bytesOfPart, filesIn, kindOf, partsOf, plainName, type Announced, type PaperFile } from './paper.ts';
import type { IsNamed, PaperStore } from './paper-store.ts';

/** HTTP status of the codes below that is not 422; belongs into the service's `statusByCode`. */
export const PAPER_STATUS: Record<string, number> = {
  ...{ UPLOAD_UNKNOWN: 404, FILE_UNKNOWN: 404, PAPER_TOO_LARGE: 413, PAPER_TYPE_UNKNOWN: 415, PAPER_INCOMPLETE: 409 },
};

/** Unfinished uploads wait this long for the rest. */
const UPLOAD_MS = 24 * 3_600_000;
/**
 * Papers wait this long for something that names them: a phone may send the report days after its picture. Counted from
 * when somebody last sent the paper or was about to name it.
 */
const LOOSE_MS = 7 * 24 * 3_600_000;
const MISSING_NAMED = 50;

export type Begun = { uploadId: string; partSize: number; parts: number; received: number[] };

/**
 * Papers on their way in: announced, sent in parts in any order and as often as a bad line needs, then looked at as a whole.
 * An upload's id follows from who sends what, so a repeat after any interruption goes on, and finishing twice yields one paper.
 *
 * Codes: PAPER_TOO_LARGE, UPLOAD_UNKNOWN, PAPER_PART_WRONG, PAPER_INCOMPLETE, PAPER_ALTERED, PAPER_TYPE_UNKNOWN, PAPER_GONE.
 */
export class PaperUploads {
  readonly #store: PaperStore;
  readonly #limit: number;
  readonly #clock: Clock;

  /**
   * @param limit the largest paper in bytes
   * @param clock of the machine: bytes on their way age in its time, also while somebody tells another one
   */
  constructor(store: PaperStore, limit: number, clock: Clock) {
    this.#store = store;
    this.#limit = limit;
    this.#clock = clock;
  }

  async begin({ name, ...rest }: Announced, by: string): Promise<Begun> {
    const announced = { ...rest, name: plainName(name) };
    const { partSize, parts } = allowed(announce(announced, this.#limit));
    const uploadId = fileIdOf(announced, by);
    if (await this.#store.hold(uploadId, this.#clock.now()))
      return { uploadId, partSize, parts, received: numbersTo(parts) };
    await this.#store.begin({ fileId: uploadId, ...announced, by, beganAt: this.#clock.now() });
    return { uploadId, partSize, parts, received: await this.#store.partsThere(uploadId) };
  }

  async putPart(uploadId: string, part: number, bytes: Uint8Array, by: string): Promise<void> {
    const paper = (await this.#sent(uploadId, by)) ?? (await this.#kept(uploadId, by));
    const expected = bytesOfPart(paper.size, part);
    if (bytes.length !== expected || expected === 0)
      throw refused('PAPER_PART_WRONG', { part, expected, got: bytes.length });
    if (!('type' in paper)) await this.#store.putPart(uploadId, part, bytes);
  }

  /** The paper, checked against what was announced; bytes that are not it are given up, so that it can be sent anew. */
  async finish(uploadId: string, by: string): Promise<PaperFile> {
    const upload = await this.#sent(uploadId, by);
    if (!upload) return this.#kept(uploadId, by);
    const { name, size, sha256 } = upload;
    const there = new Set(await this.#store.partsThere(uploadId));
    const missing = numbersTo(partsOf(size)).filter((part) => !there.has(part));
    if (missing.length > 0)
      throw refused('PAPER_INCOMPLETE', { missing: missing.length, parts: missing.slice(0, MISSING_NAMED) });
    const bytes = await this.#store.bytesSent(uploadId);
    const isWhole = bytes.length === size && sha256Of(bytes) === sha256;
    const kind = isWhole ? kindOf(name, (await fileTypeFromBuffer(bytes))?.mime) : undefined;
    if (!kind?.ok) await this.#store.dropParts(uploadId);
    if (!kind) throw refused('PAPER_ALTERED', { name });
    const file = { fileId: uploadId, name, type: allowed(kind), size, sha256 };
    await this.#store.keep(file, bytes, this.#clock.now());
    return file;
  }

  /** Gives up uploads that nobody finished within a day; for the sweep. */
  sweep(moment: Instant): Promise<number> {
    return this.#store.sweep(moment - UPLOAD_MS);
  }

  /**
   * Spares the papers that something is about to name at these places; to be asked before it is written. The refusal
   * PAPER_GONE names the first that is not there, or not any more.
   */
  async spare(named: unknown, ...places: string[]): Promise<Refusal | undefined> {
    for (const fileId of filesIn(named))
      if (!(await this.#store.hold(fileId, this.#clock.now(), places)))
        return { code: 'PAPER_GONE', details: { fileId } };
    return undefined;
  }

  /**
   * Gives up papers that nothing has named for a week; for the sweep. A time that somebody tells makes none of them older
   * than the machine knows it to be.
   */
  sweepLoose(moment: Instant, isNamed: IsNamed): Promise<number> {
    return this.#store.sweepLoose(Math.min(moment, this.#clock.now()) - LOOSE_MS, isNamed);
  }

  async #sent(uploadId: string, by: string) {
    const upload = await this.#store.upload(uploadId);
    if (upload && upload.by !== by) throw unknown(uploadId);
    return upload;
  }

  async #kept(uploadId: string, by: string): Promise<PaperFile> {
    const file = await this.#store.hold(uploadId, this.#clock.now());
    if (!file || fileIdOf(file, by) !== uploadId) throw unknown(uploadId);
    return file;
  }
}

const unknown = (uploadId: string) => refused('UPLOAD_UNKNOWN', { uploadId });

const fileIdOf = ({ name, size, sha256 }: Announced, by: string): string =>
  createHash('sha256').update(canonical({ by, name, size, sha256 })).digest('base64url');

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, part) => part);

function allowed<Value>(result: Result<Value>): Value {
  if (!result.ok) throw refused(result.refusal.code, result.refusal.details);
  return result.value;
}
