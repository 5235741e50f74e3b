import type { Instant } from '@bontot/kernel';
import { duplicateOf, guarded, safeId, type Database } from '@bontot/persistence';
import { mongo, Schema, type Model } from 'mongoose';
import type { PaperFile } from './paper.ts';
import { namedAt, type IsNamed, type PaperStore, type Upload } from './paper-store.ts';

const { Binary, GridFSBucket, ObjectId } = mongo;
const BUCKET = 'paper-bytes';

type Id = InstanceType<typeof ObjectId>;
/** `attempts` are files in the bucket that somebody began to write for it. */
type UploadDocument = Omit<Upload, 'fileId'> & { _id: string; attempts?: Id[] };
/**
 * `stored` is the file in the bucket. `places` may name the paper; while that is not sure it is loose. One that came before
 * places were noted is never loose, for nobody knows what names it. What is `gone` is no paper any more: the sweep is
 * taking its bytes away.
 */
type PaperDocument = Omit<PaperFile, 'fileId'> & {
  _id: string;
  stored: Id;
  looseSince?: Instant;
  places?: string[];
  gone?: true;
};
const HERE = { gone: { $exists: false } };
const MAY_BE_LOOSE = { ...HERE, places: { $exists: true } };
type PartDocument = { _id: string; fileId: string; part: number; bytes: InstanceType<typeof Binary> };

/**
 * Papers in MongoDB: bytes in GridFS, one document a paper that says which of its files it is. The document is written last,
 * so a paper is there whole or not at all; of two writers the second finds it there and takes its own bytes away again. What
 * a writer begins is noted with the upload first, so that the sweep finds what a killed one left.
 */
export class GridFsPapers implements PaperStore {
  readonly #uploads: Model<UploadDocument>;
  readonly #papers: Model<PaperDocument>;
  readonly #parts: Model<PartDocument>;
  readonly #database: Database;

  constructor(database: Database) {
    const plain = { strict: 'throw', versionKey: false, id: false, autoIndex: false, autoCreate: false } as const;
    const announced = { _id: String, name: String, size: Number, sha256: String };
    this.#database = database;
    this.#uploads = database.model<UploadDocument>(
      'paper-uploads',
      new Schema({ ...announced, by: String, beganAt: Number, attempts: [Schema.Types.ObjectId] }, plain).index({
        beganAt: 1,
      }),
    );
    this.#papers = database.model<PaperDocument>(
      'papers',
      new Schema(
        {
          ...{ ...announced, type: String, stored: Schema.Types.ObjectId },
          ...{ looseSince: Number, places: [String], gone: Boolean },
        },
        plain,
      ).index({ looseSince: 1 }, { sparse: true }),
    );
    this.#parts = database.model<PartDocument>(
      'paper-parts',
      new Schema({ _id: String, fileId: String, part: Number, bytes: Buffer }, plain).index({ fileId: 1, part: 1 }),
    );
  }

  async begin({ fileId, ...upload }: Upload): Promise<void> {
    await guarded(() =>
      this.#uploads.collection.updateOne({ _id: safeId(fileId) } as never, { $setOnInsert: upload }, { upsert: true }),
    );
  }

  async upload(fileId: string): Promise<Upload | undefined> {
    const found = await guarded(() => this.#uploads.collection.findOne({ _id: safeId(fileId) } as never));
    if (!found) return undefined;
    const { _id, attempts, ...upload } = found as unknown as UploadDocument;
    return { fileId: _id, ...upload };
  }

  async putPart(fileId: string, part: number, bytes: Uint8Array): Promise<void> {
    const document = { fileId: safeId(fileId), part, bytes: new Binary(bytes) };
    await guarded(() =>
      this.#parts.collection.replaceOne({ _id: `${fileId}.${part}` } as never, document, { upsert: true }),
    );
  }

  async partsThere(fileId: string): Promise<number[]> {
    const found = await guarded(() =>
      this.#parts.collection
        .find({ fileId: safeId(fileId) }, { projection: { part: 1 } })
        .sort({ part: 1 })
        .toArray(),
    );
    return found.map(({ part }) => part as number);
  }

  async bytesSent(fileId: string): Promise<Uint8Array> {
    const found = await guarded(() =>
      this.#parts.collection
        .find({ fileId: safeId(fileId) })
        .sort({ part: 1 })
        .toArray(),
    );
    return Buffer.concat(found.map(({ bytes }) => (bytes as InstanceType<typeof Binary>).value()));
  }

  async dropParts(fileId: string): Promise<void> {
    await guarded(() => this.#parts.collection.deleteMany({ fileId: safeId(fileId) }));
  }

  async keep({ fileId, ...file }: PaperFile, bytes: Uint8Array, at: Instant): Promise<void> {
    if (!(await this.hold(fileId, at))) {
      const gone = await this.#one({ _id: fileId, gone: true });
      if (gone) await this.#finishGoing(gone);
      const stored = new ObjectId();
      await guarded(() =>
        this.#uploads.collection.updateOne({ _id: fileId } as never, { $push: { attempts: stored } } as never),
      );
      await this.#store(stored, file.name, bytes);
      try {
        await guarded(() =>
          this.#papers.collection.insertOne({ _id: fileId, ...file, stored, looseSince: at, places: [] } as never),
        );
      } catch (error) {
        if (!duplicateOf(error)) throw error;
        await this.#discard(stored);
      }
    }
    await this.#clear(fileId);
  }

  async hold(fileId: string, at: Instant, places: readonly string[] = []): Promise<PaperFile | undefined> {
    const change = {
      $set: { looseSince: at },
      ...(places.length > 0 && { $addToSet: { places: { $each: places } } }),
    };
    const found = await guarded(() =>
      this.#papers.collection.findOneAndUpdate({ _id: safeId(fileId), ...MAY_BE_LOOSE } as never, change as never),
    );
    return fileOf((found as unknown as PaperDocument | null) ?? (await this.#find(fileId)));
  }

  async find(fileId: string): Promise<PaperFile | undefined> {
    return fileOf(await this.#find(fileId));
  }

  async *read(fileId: string): AsyncIterable<Uint8Array> {
    const found = await this.#find(fileId);
    if (found) yield* this.#bucket.openDownloadStream(found.stored) as AsyncIterable<Uint8Array>;
  }

  async sweep(before: Instant): Promise<number> {
    const left = await guarded(() => this.#uploads.collection.find({ beganAt: { $lt: before } }).toArray());
    for (const { _id } of left) await this.#clear(String(_id));
    return left.length;
  }

  async sweepLoose(before: Instant, isNamed: IsNamed): Promise<number> {
    const loose = await guarded(() => this.#papers.collection.find({ looseSince: { $lt: before } }).toArray());
    let given = 0;
    for (const paper of loose as unknown as PaperDocument[]) {
      if (!paper.gone && !(await this.#lets(paper, isNamed))) continue;
      await this.#finishGoing(paper);
      given++;
    }
    return given;
  }

  /** Whether a paper goes: nothing names it, and nobody held it since it was looked at. */
  async #lets({ _id, looseSince, places = [] }: PaperDocument, isNamed: IsNamed): Promise<boolean> {
    const named = await namedAt(places, _id, isNamed);
    const change = named ? { $unset: { looseSince: '' } } : { $set: { gone: true } };
    const { matchedCount } = await guarded(() =>
      this.#papers.collection.updateOne({ _id, looseSince, ...HERE } as never, change as never),
    );
    return !named && matchedCount > 0;
  }

  /** The bytes first: what is cut off here is found again by its document. */
  async #finishGoing({ _id, stored }: PaperDocument): Promise<void> {
    await this.#discard(stored);
    await guarded(() => this.#papers.collection.deleteOne({ _id, stored, gone: true } as never));
  }

  /** Gives up an upload with its parts, and what writers who were killed or came second have left in the bucket. */
  async #clear(fileId: string): Promise<void> {
    const only = { _id: fileId } as never;
    const [upload, paper] = await Promise.all([
      guarded(() => this.#uploads.collection.findOne(only)),
      this.#find(fileId),
    ]);
    const attempts = ((upload as unknown as UploadDocument | null)?.attempts ?? []).filter(
      (attempt) => !paper?.stored.equals(attempt),
    );
    for (const attempt of attempts) await this.#discard(attempt);
    await this.dropParts(fileId);
    await guarded(() => this.#uploads.collection.deleteOne(only));
  }

  #store(id: Id, name: string, bytes: Uint8Array): Promise<void> {
    const stream = this.#bucket.openUploadStreamWithId(id, name);
    return guarded(
      () =>
        new Promise<void>((resolve, reject) => {
          stream.once('finish', resolve).once('error', reject);
          stream.end(bytes);
        }),
    );
  }

  /** Also of a file that was never finished, which the bucket does not know as one. */
  async #discard(id: Id): Promise<void> {
    const { db } = this.#database.connection;
    await guarded(() => db!.collection(`${BUCKET}.files`).deleteOne({ _id: id }));
    await guarded(() => db!.collection(`${BUCKET}.chunks`).deleteMany({ files_id: id }));
  }

  get #bucket() {
    return new GridFSBucket(this.#database.connection.db!, { bucketName: BUCKET });
  }

  #find(fileId: string): Promise<PaperDocument | null> {
    return this.#one({ _id: safeId(fileId), ...HERE });
  }

  #one(filter: object): Promise<PaperDocument | null> {
    return guarded(() => this.#papers.collection.findOne(filter as never)) as Promise<PaperDocument | null>;
  }
}

function fileOf(paper: PaperDocument | null): PaperFile | undefined {
  if (!paper) return undefined;
  const { _id, stored, looseSince, places, gone, ...file } = paper;
  return { fileId: _id, ...file };
}
