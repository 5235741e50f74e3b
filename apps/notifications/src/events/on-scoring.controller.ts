import { assessmentChanged } from '@bontot/contracts';
import { SystemClock } from '@bontot/service';
import { BatchOf, eventsOf, type EventOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { Controller } from '@nestjs/common';
import { OutlookQueue } from '../jobs/outlook-queue.ts';
import { follow, type Status } from '../outlook/outlook.ts';
import { Copies } from '../storage/copies.ts';
import { DueChanges } from '../storage/due-changes.ts';

/**
 * Follows the reviewed view of each card. The changes of a batch are durable before the standings they were found by,
 * and both before the offset is committed: a crash in between finds the same changes again.
 */
@Controller()
export class OnScoring {
  readonly #copies: Copies;
  readonly #due: DueChanges;
  readonly #queue: OutlookQueue;
  readonly #clock: SystemClock;

  constructor(copies: Copies, due: DueChanges, queue: OutlookQueue, clock: SystemClock) {
    this.#copies = copies;
    this.#due = due;
    this.#queue = queue;
    this.#clock = clock;
  }

  @BatchOf(assessmentChanged.topic.name)
  async keep(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    const { events, deadLetters } = eventsOf(records, { cards: assessmentChanged });
    await this.take(events.cards.map(statusOf));
    return { deadLetters };
  }

  async take(statuses: readonly Status[]): Promise<void> {
    if (statuses.length === 0) return;
    const cards = Map.groupBy(statuses, ({ cellId, period }) => `${cellId}|${period}`);
    const known = await this.#copies.standings.getAll([...cards.keys()]);
    const before = new Map(known.map(({ id, value }) => [id, value]));
    const followed = [...cards].map(([id, ofCard]) => ({ id, ...follow(before.get(id), ofCard) }));
    const marked = await this.#due.mark(
      followed.flatMap(({ changes }) => changes),
      this.#clock.now(),
    );
    await this.#copies.standings.putAll(
      followed.map(({ id, standing }) => ({ id, version: standing!.revision, value: standing! })),
    );
    this.#queue.add(marked);
  }
}

function statusOf({ body }: EventOf<typeof assessmentChanged>): Status {
  const { cellId, period, revision, at, criteriaSet, views } = body;
  const { result, blockedBy, failing, criteria, total, pace } = views.reviewed;
  const reason = { result, blockedBy, failing, criteria, total, pace, criteriaSet };
  return { cellId, period, revision, at: Date.parse(at), reason };
}
