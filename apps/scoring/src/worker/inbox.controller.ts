import { BatchOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import type { Refusal } from '@bontot/kernel';
import { Controller, Inject } from '@nestjs/common';
import { Pump } from './pump.ts';

/** Alias for all topics that move a card: our own evidence, the doors of senders, the directory, the scoring inbox. */
export const INBOX = 'inbox';
export const PUMP = Symbol('scoring.pump');

/** Kafka ⇄ keeper: partition batches in, records to give up out. */
@Controller()
export class InboxController {
  readonly #pump: Pump<IncomingRecord, Refusal | undefined>;

  constructor(@Inject(PUMP) pump: Pump<IncomingRecord, Refusal | undefined>) {
    this.#pump = pump;
  }

  @BatchOf(INBOX)
  async take(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    const answers = await this.#pump.push(records);
    const deadLetters: RecordOutcome[] = [];
    answers.forEach((refusal, index) => {
      if (refusal) deadLetters.push({ record: records[index]!, deadLetter: refusal });
    });
    return { deadLetters };
  }
}
