import { Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import type { CandidateCommand, CandidateEvent, CandidateState, Stage } from '../candidate/candidate.ts';
import { decide, evolve } from '../candidate/decide.ts';
import { candidateProofs } from '../candidate/facts.ts';
import { factEvents } from '../events/facts.ts';

export type CandidatesWanted = {
  cellIds: readonly string[];
  stage?: Stage | undefined;
  year?: string | undefined;
  /** Only those who have a step before them. */
  open?: boolean | undefined;
  after?: string | undefined;
  limit: number;
};

/** Candidates: each one document, `_id` the id under which they may become a member. Facts leave in the same write. */
export class Candidates extends Aggregates<CandidateState, CandidateCommand, CandidateEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<CandidateState>(database, {
      collection: 'candidates',
      fields: {
        ...{ candidateId: 'text', cellId: 'text', name: 'text', birthDate: 'text', targetYear: 'text' },
        ...{ introduction: 'structure', awareness: 'structure', verifiedOn: 'text', vote: 'structure' },
        ...{ sentUpOn: 'text', decision: 'structure', ceremony: 'structure', probationUntil: 'text' },
        ...{ fullVote: 'structure', fullDecision: 'structure', annulled: 'structure', erased: 'flag' },
        ...{ stage: 'text', next: 'structure', dueOn: 'text', history: 'structure', changed: 'structure' },
        ...{ fingerprint: 'text', untold: 'flag' },
      },
      indexes: [
        { keys: { cellId: 1, _id: 1 }, serves: 'page(): the candidates of cells' },
        { keys: { untold: 1 }, where: { untold: true }, serves: 'untold(): admitted by a process that was killed' },
      ],
    });
    super(store, {
      decide,
      evolve,
      publish: (state, version, before) =>
        factEvents(before ? candidateProofs(before) : [], candidateProofs(state), version, state.changed),
    });
  }

  page({ cellIds, stage, year, open, after, limit }: CandidatesWanted): Promise<Stored<CandidateState>[]> {
    const query = {
      cellId: { $in: [...cellIds] },
      ...(stage && { stage }),
      ...(year && { targetYear: year }),
      ...(open && { dueOn: { $type: 'string' } }),
      ...(after && { _id: { $gt: after } }),
    };
    return this.#read(query, limit);
  }

  untold(limit: number): Promise<Stored<CandidateState>[]> {
    return this.#read({ untold: true }, limit);
  }

  async #read(query: Record<string, unknown>, limit: number): Promise<Stored<CandidateState>[]> {
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort({ _id: 1 }).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}
