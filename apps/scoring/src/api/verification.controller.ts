import { Answers, Requires } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import type * as z from 'zod';
import { keyText } from '../card/entry.ts';
import { CardReads } from '../storage/card-reads.ts';
import { ChainCheck, type ChainFault } from '../storage/chain-check.ts';
import { VerificationQuery } from './requests.ts';

/** Faults told of one card; a chain that was rewritten from its middle on has one at each revision behind it. */
const TOLD_FAULTS = 10;
/** A page ends with the card that reaches this, so that none takes many seconds. */
const MOST_REVISIONS = 5_000;

/** Integrity of the chains, for operators: ids and codes, no content. */
@Controller('api/v1/verification')
export class VerificationController {
  readonly #reads: CardReads;

  constructor(reads: CardReads) {
    this.#reads = reads;
  }

  @Get('cards')
  @Requires('dead-letters.replay')
  @Answers(
    'The chains of a page of cards, walked from end to end: links, gaps, hashes, and snapshots against their log',
  )
  async cards(@Query({ schema: VerificationQuery }) { cursor, limit }: z.infer<typeof VerificationQuery>) {
    const differences: ChainFault[] = [];
    const checked = { cards: 0, revisions: 0 };
    let check: ChainCheck | undefined;
    let told = 0;
    for await (const document of this.#reads.walk(cursor === undefined ? '' : `${cursor}|~`)) {
      const [cellId, period] = document._id.split('|') as [string, string];
      if (check?.key.cellId !== cellId || check.key.period !== period) {
        if (check && (checked.cards === limit || checked.revisions >= MOST_REVISIONS))
          return { ok: differences.length === 0, checked, differences, next: keyText(check.key) };
        check = new ChainCheck({ cellId, period });
        checked.cards += 1;
        told = 0;
      }
      checked.revisions += 1;
      const faults = check.take(document).slice(0, TOLD_FAULTS - told);
      told += faults.length;
      differences.push(...faults);
    }
    return { ok: differences.length === 0, checked, differences, next: null };
  }
}
