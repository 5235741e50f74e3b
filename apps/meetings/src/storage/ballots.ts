import type { LocalDate } from '@bontot/kernel';
import type { PersonId, Totals } from '@bontot/meeting-core';
import { duplicateOf, guarded, safeId, type Database } from '@bontot/persistence';
import { Schema, type Model } from 'mongoose';
import type { Ballot, Cast } from '../ballot/ballot.ts';

type BallotDocument = Omit<Ballot, 'ballotId'> & { _id: string };
type BoxDocument = { _id: string; open: boolean; casts: Cast[] };

/** What became of a ballot on its way into the box. */
export type CastOutcome = 'cast' | 'repeated' | 'otherwise' | 'closed';

/**
 * Ballots in two collections that share nothing but the ballot's id: the register of who has voted, and the box of what was
 * chosen. Both keep their entries sorted (persons by id, ballots by the hash of their token) and without a moment, so that no
 * order joins a line of one with a line of the other. Closing and casting change the same document: a ballot that
 * was acknowledged is counted.
 */
export class BallotStore {
  readonly #ballots: Model<BallotDocument>;
  readonly #boxes: Model<BoxDocument>;

  constructor(database: Database) {
    const plain = { strict: 'throw', versionKey: false, id: false, autoIndex: false, autoCreate: false } as const;
    const text = { _id: String };
    this.#ballots = database.model<BallotDocument>(
      'ballots',
      new Schema(
        {
          ...text,
          ...{ meetingId: String, unitId: String, kind: String, subject: String, state: String },
          ...{ eligibleIds: [String], voters: Schema.Types.Mixed, publicKey: String, sealedKey: String },
          ...{ totals: Schema.Types.Mixed, closedOn: String },
        },
        plain,
      ).index({ closedOn: 1 }, { partialFilterExpression: { 'voters.0': { $exists: true } } }),
    );
    this.#boxes = database.model<BoxDocument>(
      'ballot-boxes',
      new Schema({ ...text, open: Boolean, casts: Schema.Types.Mixed }, plain),
    );
  }

  async find(ballotId: string): Promise<Ballot | undefined> {
    return (await this.findAll([ballotId]))[0];
  }

  async findAll(ballotIds: readonly string[]): Promise<Ballot[]> {
    const ids = ballotIds.map(safeId);
    const found = await guarded(() => this.#ballots.collection.find({ _id: { $in: ids } } as never).toArray());
    return (found as unknown as BallotDocument[]).map(({ _id, ...ballot }) => ({ ballotId: _id, ...ballot }));
  }

  /** Makes the box, then the ballot; one that is there stays as it is. */
  async add({ ballotId, ...ballot }: Ballot): Promise<void> {
    await addOnce(() => this.#boxes.collection.insertOne({ _id: ballotId, open: true, casts: [] } as never));
    await addOnce(() => this.#ballots.collection.insertOne({ _id: ballotId, ...ballot } as never));
  }

  /** Writes down that a person has voted, and the hash of what they had signed. False when somebody was faster. */
  async enter(ballotId: string, personId: PersonId, blinded: string): Promise<boolean> {
    const { modifiedCount } = await guarded(() =>
      this.#ballots.collection.updateOne(
        { _id: ballotId, state: 'open', eligibleIds: personId, 'voters.personId': { $ne: personId } } as never,
        { $push: { voters: { $each: [{ personId, blinded }], $sort: { personId: 1 } } } } as never,
      ),
    );
    return modifiedCount === 1;
  }

  /** Puts a ballot in. One with this token may be there already: the same, or with another choice. */
  async cast(ballotId: string, { token, choice }: Cast): Promise<CastOutcome> {
    const { modifiedCount } = await guarded(() =>
      this.#boxes.collection.updateOne(
        { _id: ballotId, open: true, 'casts.token': { $ne: token } } as never,
        { $push: { casts: { $each: [{ token, choice }], $sort: { token: 1 } } } } as never,
      ),
    );
    if (modifiedCount === 1) return 'cast';
    const box = await this.#box(ballotId);
    const standing = box?.open ? box.casts.find((other) => other.token === token) : undefined;
    if (!standing) return 'closed';
    return standing.choice === choice ? 'repeated' : 'otherwise';
  }

  /** From now on nobody takes a token or casts a ballot; what lies in the box. */
  async shut(ballotId: string): Promise<readonly Cast[]> {
    const only = { _id: ballotId } as never;
    await guarded(() =>
      this.#ballots.collection.updateOne({ _id: ballotId, state: 'open' } as never, { $set: { state: 'counting' } }),
    );
    await guarded(() => this.#boxes.collection.updateOne(only, { $set: { open: false } }));
    return (await this.#box(ballotId))?.casts ?? [];
  }

  /** Keeps the totals; the private key, the hashes of what was signed, and then the ballots themselves are destroyed. */
  async count(ballotId: string, totals: Totals, closedOn: LocalDate): Promise<void> {
    await guarded(() =>
      this.#ballots.collection.updateOne({ _id: ballotId, state: 'counting' } as never, {
        $set: { state: 'closed', totals, closedOn, sealedKey: null, 'voters.$[].blinded': null },
      }),
    );
    await this.empty(ballotId);
  }

  /** Destroys the box. */
  async empty(ballotId: string): Promise<void> {
    await guarded(() => this.#boxes.collection.deleteOne({ _id: ballotId } as never));
  }

  /** Lists of who voted in ballots closed before the day are given up (domain handbook 10.2). How many were. */
  async forgetVoters(before: LocalDate): Promise<number> {
    const { modifiedCount } = await guarded(() =>
      this.#ballots.collection.updateMany(
        { closedOn: { $lt: before }, 'voters.0': { $exists: true } },
        { $set: { voters: [] } },
      ),
    );
    return modifiedCount;
  }

  async #box(ballotId: string): Promise<BoxDocument | undefined> {
    const found = await guarded(() => this.#boxes.collection.findOne({ _id: ballotId } as never));
    return (found as unknown as BoxDocument | null) ?? undefined;
  }
}

async function addOnce(insert: () => Promise<unknown>): Promise<void> {
  try {
    await guarded(insert);
  } catch (error) {
    if (!duplicateOf(error)) throw error;
  }
}
