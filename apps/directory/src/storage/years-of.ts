import { guarded, type MongoAggregateStore, type Stored } from '@bontot/persistence';

/** The id of what is kept of a person and a year. */
export const yearId = (personId: string, year: string): string => `${personId}.${year}`;

/** What is kept of a person, year by year. */
export async function yearsOf<State extends object>(
  store: MongoAggregateStore<State>,
  personId: string,
): Promise<Stored<State>[]> {
  const found = await guarded(() =>
    store.model
      .find({ _id: { $gt: yearId(personId, ''), $lt: yearId(personId, '~') } }, { outbox: 0, outboxAt: 0 })
      .lean()
      .exec(),
  );
  return found.map((document) => store.stored(document as never));
}
