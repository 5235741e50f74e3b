import type { Instant } from '@bontot/kernel';
import type { PaperFile } from './paper.ts';
import { namedAt, type IsNamed, type PaperStore, type Upload } from './paper-store.ts';

type Kept = { file: PaperFile; bytes: Uint8Array; looseSince: Instant | undefined; places: Set<string> };

/** The twin of the real store, for specs. */
export class PapersInMemory implements PaperStore {
  readonly #uploads = new Map<string, { upload: Upload; parts: Map<number, Uint8Array> }>();
  readonly #kept = new Map<string, Kept>();

  async begin(upload: Upload): Promise<void> {
    if (!this.#uploads.has(upload.fileId)) this.#uploads.set(upload.fileId, { upload, parts: new Map() });
  }

  async upload(fileId: string): Promise<Upload | undefined> {
    return this.#uploads.get(fileId)?.upload;
  }

  async putPart(fileId: string, part: number, bytes: Uint8Array): Promise<void> {
    this.#uploads.get(fileId)?.parts.set(part, bytes.slice());
  }

  async partsThere(fileId: string): Promise<number[]> {
    return [...(this.#uploads.get(fileId)?.parts.keys() ?? [])].sort((a, b) => a - b);
  }

  async bytesSent(fileId: string): Promise<Uint8Array> {
    const numbers = await this.partsThere(fileId);
    return joined(numbers.map((part) => this.#uploads.get(fileId)!.parts.get(part)!));
  }

  async dropParts(fileId: string): Promise<void> {
    this.#uploads.get(fileId)?.parts.clear();
  }

  async keep(file: PaperFile, bytes: Uint8Array, at: Instant): Promise<void> {
    if (!(await this.hold(file.fileId, at)))
      this.#kept.set(file.fileId, { file, bytes: bytes.slice(), looseSince: at, places: new Set() });
    this.#uploads.delete(file.fileId);
  }

  async hold(fileId: string, at: Instant, places: readonly string[] = []): Promise<PaperFile | undefined> {
    const kept = this.#kept.get(fileId);
    if (!kept) return undefined;
    kept.looseSince = at;
    for (const place of places) kept.places.add(place);
    return kept.file;
  }

  async find(fileId: string): Promise<PaperFile | undefined> {
    return this.#kept.get(fileId)?.file;
  }

  async *read(fileId: string): AsyncIterable<Uint8Array> {
    const kept = this.#kept.get(fileId);
    if (kept) yield kept.bytes;
  }

  async sweep(before: Instant): Promise<number> {
    const left = [...this.#uploads].filter(([, { upload }]) => upload.beganAt < before);
    for (const [fileId] of left) this.#uploads.delete(fileId);
    return left.length;
  }

  async sweepLoose(before: Instant, isNamed: IsNamed): Promise<number> {
    let given = 0;
    for (const [fileId, kept] of this.#kept) {
      const { looseSince } = kept;
      if (looseSince === undefined || looseSince >= before) continue;
      const named = await namedAt([...kept.places], fileId, isNamed);
      if (kept.looseSince !== looseSince) continue;
      if (named) kept.looseSince = undefined;
      else given += Number(this.#kept.delete(fileId));
    }
    return given;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
