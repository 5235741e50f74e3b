import { assessmentChanged, inboxChanged, memberChanged, postChanged, topics, unitChanged } from '@bontot/contracts';
import { BatchOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { guarded } from '@bontot/persistence';
import { Controller, Inject } from '@nestjs/common';
import { Keeper } from '../jobs/keeper.ts';
import { readBodies } from './read-bodies.ts';

type Outcome = Promise<{ deadLetters: RecordOutcome[] }>;

/** Kafka ⇄ keeper: partition batches in, records to give up out. Database faults that pass by themselves are told as such. */
@Controller()
export class IntakeController {
  readonly #keeper: Keeper;

  constructor(@Inject(Keeper) keeper: Keeper) {
    this.#keeper = keeper;
  }

  @BatchOf(topics.scoring.name)
  async cards(records: IncomingRecord[]): Outcome {
    const { bodies, bad } = readBodies(records, { cards: assessmentChanged });
    await guarded(() => this.#keeper.cards(bodies.cards));
    return { deadLetters: bad };
  }

  @BatchOf(topics.directory.name)
  async directory(records: IncomingRecord[]): Outcome {
    const { bodies, bad } = readBodies(records, { units: unitChanged, posts: postChanged, members: memberChanged });
    await guarded(() => this.#keeper.directory(bodies));
    return { deadLetters: bad };
  }

  @BatchOf(topics.notifications.name)
  async inboxes(records: IncomingRecord[]): Outcome {
    const { bodies, bad } = readBodies(records, { inboxes: inboxChanged });
    this.#keeper.inboxes(bodies.inboxes);
    return { deadLetters: bad };
  }
}
