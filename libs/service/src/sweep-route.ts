import { Inject, Post } from '@nestjs/common';
import * as z from 'zod';
import type { RuntimeConfig } from './create-service.ts';
import { forbidden } from './problem.ts';
import { Answers, Asks, SignedIn, type Asking } from './requires.ts';
import { CONFIG } from './service.module.ts';
import { Sweep } from './sweep.ts';
import { ToldTime } from './told-time.ts';

/** The one client that tells the time, and in development alone. */
const TELLER = 'seeder';
const DoneAnswer = z.object({ done: z.record(z.string(), z.int()) });

/** Lets the days of told history come. A service's own controller extends it and says where it stands. */
export abstract class SweepRoute {
  readonly #sweep: Sweep;
  readonly #told: ToldTime;
  readonly #isDevelopment: boolean;

  constructor(sweep: Sweep, told: ToldTime, @Inject(CONFIG) config: Pick<RuntimeConfig, 'BONTOT_ENV'>) {
    this.#sweep = sweep;
    this.#told = told;
    this.#isDevelopment = config.BONTOT_ENV === 'development';
  }

  @Post()
  @SignedIn('the client that fills in history in development, nobody else')
  @Answers('How much of each kind was due at the told moment and is done now', DoneAnswer)
  async sweep(@Asks() { actor, moment }: Asking) {
    if (!this.#isDevelopment || actor.sender !== TELLER) throw forbidden();
    this.#told.heard(actor);
    return { done: await this.#sweep.look(moment) };
  }
}
