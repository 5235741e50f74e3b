import type { OutgoingEvent } from '@bontot/messaging';
import { permanent, transient } from '@bontot/kernel';
import { Schema, type IndexDefinition, type Model } from 'mongoose';
import type { Database } from './database.ts';
import { insertNew } from './guarded-bulk.ts';
import { MAX_OUTBOX, type AggregateStore, type Change, type OutboxSource, type Pending, type Stored } from './ports.ts';
import { safeId } from './safe-id.ts';
import { duplicateOf, guarded, versionConflict } from './store-errors.ts';

/** `structure` is kept as it is: lists and objects, whose shape the domain's types hold. */
export type FieldKind = 'text' | 'number' | 'flag' | 'structure';

export type IndexOf = {
  keys: Record<string, 1 | -1>;
  unique?: boolean;
  /** Only documents that match are in the index. */
  where?: Record<string, unknown>;
  /** The query that needs it. */
  serves: string;
};

export type AggregateDefinition<State> = {
  collection: string;
  /** Every member of the state: one that is forgotten here does not compile, one that is not known does not save. */
  fields: { [Member in keyof Required<State>]: FieldKind };
  indexes?: IndexOf[];
  now?: () => number;
};

/** An event at rest: its body is JSON text, so that what is published is byte for byte what was decided. */
type EventAtRest = Omit<OutgoingEvent, 'body' | 'encoded'> & { json: string };

export type AggregateDocument = { _id: string; version: number; outbox: EventAtRest[]; outboxAt?: Date } & Record<
  string,
  unknown
>;

const TYPES = { text: String, number: Number, flag: Boolean, structure: Schema.Types.Mixed } as const;
const RESERVED = ['_id', 'version', 'outbox', 'outboxAt'];

/**
 * Aggregates in MongoDB, one document each: `{_id, version, …state, outbox, outboxAt}`. A write is one conditional update
 * on the version with majority concern; mongoose's own `__v` is off, since it guards nothing here.
 */
export class MongoAggregateStore<State extends object> implements AggregateStore<State>, OutboxSource {
  /** For a service's own reads in its `storage/` folder; writes go through {@link save} alone. */
  readonly model: Model<AggregateDocument>;
  readonly #fields: string[];
  readonly #listeners: ((id: string) => void)[] = [];
  readonly #now: () => number;

  constructor(database: Database, definition: AggregateDefinition<State>) {
    this.#fields = Object.keys(definition.fields);
    this.#now = definition.now ?? Date.now;
    this.model = database.model<AggregateDocument>(definition.collection, schemaOf(definition));
  }

  async load(id: string): Promise<Stored<State> | undefined> {
    const _id = safeId(id);
    const found = await guarded(() => this.model.findOne({ _id }, { outbox: 0, outboxAt: 0 }).lean().exec());
    return found ? this.stored(found as AggregateDocument) : undefined;
  }

  async save({ id, version, state, events }: Change<State>): Promise<number> {
    if (events.length > MAX_OUTBOX) throw permanent('OUTBOX_TOO_SMALL', { events: events.length, limit: MAX_OUTBOX });
    safeId(id);
    const atRest = events.map(toRest);
    await (version === 0 ? this.#insert(id, state, atRest) : this.#update(id, version, state, atRest));
    if (events.length > 0) this.#tell(id);
    return version + 1;
  }

  /**
   * Many new aggregates in one unordered insert: one by one costs a round trip each, and a province has 110,000.
   * Returns the ids that somebody else wrote first; the others are saved as by {@link save}.
   */
  async insertAll(created: readonly Omit<Change<State>, 'version'>[]): Promise<Set<string>> {
    if (created.length === 0) return new Set();
    const outboxAt = new Date(this.#now());
    const documents = created.map(({ id, state, events }) => ({
      ...state,
      _id: safeId(id),
      version: 1,
      outbox: events.map(toRest),
      ...(events.length > 0 && { outboxAt }),
    }));
    const places = await insertNew(this.model.collection, documents as never[]);
    const taken = new Set(places.map((index) => documents[index]!._id));
    for (const { id, events } of created) if (events.length > 0 && !taken.has(id)) this.#tell(id);
    return taken;
  }

  /** The aggregate in a document that a service read itself. */
  stored(document: AggregateDocument): Stored<State> {
    const { _id, version } = document;
    const state = Object.fromEntries(
      this.#fields.filter((field) => document[field] !== undefined).map((field) => [field, document[field]]),
    );
    return { id: _id, version, state: state as State };
  }

  /** Every aggregate, by id. */
  async *all(): AsyncIterable<Stored<State>> {
    const cursor = this.model.find({}, { outbox: 0, outboxAt: 0 }).sort({ _id: 1 }).lean().cursor({ batchSize: 500 });
    for await (const document of cursor) yield this.stored(document as AggregateDocument);
  }

  onWritten(listener: (id: string) => void): void {
    this.#listeners.push(listener);
  }

  async pendingOf(ids: readonly string[]): Promise<Pending[]> {
    return this.#pending({ _id: { $in: [...ids] }, outboxAt: { $exists: true } }, ids.length);
  }

  async pendingSince(before: number, limit: number): Promise<Pending[]> {
    return this.#pending({ outboxAt: { $lte: new Date(before) } }, limit);
  }

  async remove(published: readonly { id: string; eventIds: readonly string[] }[]): Promise<void> {
    const alone = published.filter(({ eventIds }) => eventIds.length === 1);
    const emptied = await this.#empty(alone);
    const some = emptied === alone.length ? published.filter(({ eventIds }) => eventIds.length > 1) : published;
    const left = (ids: readonly string[]) => ({
      $filter: { input: '$outbox', cond: { $not: [{ $in: ['$$this.id', { $literal: ids }] }] } },
    });
    const operations = some.map(({ id, eventIds }) => ({
      updateOne: {
        filter: { _id: id },
        update: [
          { $set: { outbox: left(eventIds) } },
          { $set: { outboxAt: { $cond: [{ $eq: ['$outbox', []] }, '$$REMOVE', '$outboxAt'] } } },
        ],
      },
    }));
    // Of the driver, not of mongoose: its bulkWrite drops silently what it cannot cast.
    if (operations.length > 0)
      await guarded(() => this.model.collection.bulkWrite(operations as never, { ordered: false }));
  }

  /** Outboxes that hold one of these events and nothing else, all in one update: an import leaves a hundred thousand. */
  async #empty(published: readonly { id: string; eventIds: readonly string[] }[]): Promise<number> {
    if (published.length === 0) return 0;
    const ids = published.map(({ id }) => id);
    const eventIds = published.flatMap((one) => one.eventIds);
    const { matchedCount } = await guarded(() =>
      this.model.collection.updateMany(
        { _id: { $in: ids }, outbox: { $size: 1 }, 'outbox.id': { $in: eventIds } } as never,
        {
          $set: { outbox: [] },
          $unset: { outboxAt: 1 },
        },
      ),
    );
    return matchedCount;
  }

  async count(): Promise<number> {
    const [sum] = await guarded(() =>
      this.model
        .aggregate<{ events: number }>([
          { $match: { outboxAt: { $gt: new Date(0) } } },
          { $group: { _id: null, events: { $sum: { $size: '$outbox' } } } },
        ])
        .exec(),
    );
    return sum?.events ?? 0;
  }

  #tell(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }

  async #insert(id: string, state: State, events: EventAtRest[]): Promise<void> {
    const document = new this.model({
      ...state,
      _id: id,
      version: 1,
      outbox: events,
      ...(events.length > 0 && { outboxAt: new Date(this.#now()) }),
    });
    try {
      await guarded(() => document.save());
    } catch (error) {
      if (duplicateOf(error)) throw versionConflict(id, 0);
      throw error;
    }
  }

  async #update(id: string, version: number, state: State, events: EventAtRest[]): Promise<void> {
    const members = state as Record<string, unknown>;
    const gone = this.#fields.filter((field) => members[field] === undefined);
    const pushed = events.length > 0 && {
      $push: { outbox: { $each: events } },
      // Keeps the moment since when the oldest event waits.
      $min: { outboxAt: new Date(this.#now()) },
    };
    const { matchedCount } = await guarded(() =>
      this.model
        .updateOne(
          {
            _id: id,
            version,
            ...(events.length > 0 && { [`outbox.${MAX_OUTBOX - events.length}`]: { $exists: false } }),
          },
          {
            $set: { ...members, version: version + 1 },
            ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((field) => [field, 1])) }),
            ...pushed,
          },
        )
        .exec(),
    );
    if (matchedCount === 0) throw await this.#whyNot(id, version);
  }

  async #whyNot(id: string, version: number): Promise<Error> {
    const same = await guarded(() => this.model.exists({ _id: id, version }).exec());
    return same ? transient('OUTBOX_FULL', { id }) : versionConflict(id, version);
  }

  async #pending(filter: Record<string, unknown>, limit: number): Promise<Pending[]> {
    const found = await guarded(() =>
      this.model.find(filter, { outbox: 1 }).sort({ outboxAt: 1 }).limit(limit).lean().exec(),
    );
    return (found as AggregateDocument[])
      .filter(({ outbox }) => outbox.length > 0)
      .map(({ _id, outbox }) => ({ id: _id, events: outbox.map(fromRest) }));
  }
}

function schemaOf<State>({ fields, indexes = [] }: AggregateDefinition<State>): Schema {
  const state: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(fields) as [string, FieldKind][]) {
    if (RESERVED.includes(name)) throw new Error(`the member ${name} of a state is taken by the store`);
    state[name] = { type: TYPES[kind] };
  }
  const schema = new Schema(
    { ...state, _id: { type: String, required: true }, version: Number, outbox: [Schema.Types.Mixed], outboxAt: Date },
    // `strict: 'throw'`: a member that the schema does not know is an error, not silently gone; `minimize: false` keeps `{}`.
    { strict: 'throw', versionKey: false, minimize: false, id: false, autoIndex: false, autoCreate: false },
  );
  schema.index({ outboxAt: 1 }, { partialFilterExpression: { outboxAt: { $exists: true } } });
  for (const { keys, unique, where } of indexes)
    schema.index(keys as IndexDefinition, {
      ...(unique && { unique }),
      ...(where && { partialFilterExpression: where }),
    });
  return schema;
}

const toRest = ({ body, encoded, ...event }: OutgoingEvent): EventAtRest => ({
  ...event,
  json: encoded ? encoded.toString('utf8') : JSON.stringify(body),
});

const fromRest = ({ json, ...event }: EventAtRest): OutgoingEvent => ({ ...event, body: JSON.parse(json) as unknown });
