import { Answers, Requires } from '@bontot/service';
import { Controller, Get, Inject } from '@nestjs/common';
import { Collections } from '../storage/documents.ts';
import { verify } from '../storage/verify.ts';

/** For operators: whether what is shown adds up. Tells ids and numbers, no names and no contents. */
@Controller('api/v1/dashboards/verification')
export class VerificationController {
  readonly #collections: Collections;

  constructor(@Inject(Collections) collections: Collections) {
    this.#collections = collections;
  }

  @Get()
  @Requires('dead-letters.replay')
  @Answers('Every roll-up against the sum of its direct children')
  verification() {
    return verify(this.#collections);
  }
}
