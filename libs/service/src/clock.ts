import type { Clock, Instant } from '@bontot/kernel';
import { Injectable } from '@nestjs/common';

/** The machine's clock. Nest providers ask for it by this class; tests override it with any other {@link Clock}. */
@Injectable()
export class SystemClock implements Clock {
  now(): Instant {
    return Date.now();
  }
}
