import type { Actor } from '@bontot/access';
import { Answers, CONFIG, CurrentActor, forbidden, RequestMoment, SignedIn, ToldTime } from '@bontot/service';
import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import * as z from 'zod';
import type { ScoringConfig } from '../config.ts';
import { RegisterSweep } from '../jobs/register-sweep.ts';

/** The one client that tells the time, and in development alone. */
const TELLER = 'seeder';
const DoneAnswer = z.object({ done: z.record(z.string(), z.int()) });

/** Lets the days of told history come. */
@Controller('api/v1/register/sweep')
export class RegisterSweepController {
  readonly #sweep: RegisterSweep;
  readonly #told: ToldTime;
  readonly #isDevelopment: boolean;

  constructor(sweep: RegisterSweep, told: ToldTime, @Inject(CONFIG) config: Pick<ScoringConfig, 'BONTOT_ENV'>) {
    this.#sweep = sweep;
    this.#told = told;
    this.#isDevelopment = config.BONTOT_ENV === 'development';
  }

  @Post()
  @HttpCode(200)
  @SignedIn('the client that fills in history in development, nobody else')
  @Answers('How much of each kind was due at the told moment and is done now', DoneAnswer)
  async sweep(@CurrentActor() actor: Actor, @RequestMoment() moment: number) {
    if (!this.#isDevelopment || actor.sender !== TELLER) throw forbidden();
    this.#told.heard(actor);
    return { done: await this.#sweep.look(moment) };
  }
}
