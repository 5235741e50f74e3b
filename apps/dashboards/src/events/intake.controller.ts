import { assessmentChanged, inboxChanged, memberChanged, postChanged, topics, unitChanged } from '@bontot/contracts';
import { BatchOf, eventsOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { guarded } from '@bontot/persistence';
import { Controller, Inject } from '@nestjs/common';
import { Keeper } from '../jobs/keeper.ts';

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
    const { events, deadLetters } = eventsOf(records, { cards: assessmentChanged });
    await guarded(() => this.#keeper.cards(bodies(events.cards)));
    return { deadLetters };
  }

  @BatchOf(topics.directory.name)
  async directory(records: IncomingRecord[]): Outcome {
    const contracts = { units: unitChanged, posts: postChanged, members: memberChanged };
    const { events, deadLetters } = eventsOf(records, contracts);
    const { units, posts, members } = events;
    await guarded(() =>
      this.#keeper.directory({ units: bodies(units), posts: bodies(posts), members: bodies(members) }),
    );
    return { deadLetters };
  }

  @BatchOf(topics.notifications.name)
  async inboxes(records: IncomingRecord[]): Outcome {
    const { events, deadLetters } = eventsOf(records, { inboxes: inboxChanged });
    this.#keeper.inboxes(bodies(events.inboxes));
    return { deadLetters };
  }
}

const bodies = <Body>(events: readonly { body: Body }[]): Body[] => events.map(({ body }) => body);
