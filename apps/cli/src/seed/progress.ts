/** One line on stderr a second: how far, how fast, how long still. */
export class SeedProgress {
  readonly #say: (line: string) => void;
  readonly #from: number;
  readonly #to: number;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #startedFrom: number;
  #sent = 0;
  #saidAt: number;

  /** @param from first moment of the data, @param to the demo date, @param startedFrom where an earlier run had come to */
  constructor(say: (line: string) => void, from: number, to: number, startedFrom = from, now: () => number = Date.now) {
    this.#say = say;
    this.#from = from;
    this.#to = to;
    this.#startedFrom = Math.max(from, startedFrom);
    this.#now = now;
    this.#startedAt = now();
    this.#saidAt = this.#startedAt;
  }

  sent(count: number): void {
    this.#sent += count;
  }

  /** Called for each day; speaks at most once a second. */
  reached(moment: number): void {
    const now = this.#now();
    if (now - this.#saidAt < 1000) return;
    this.#saidAt = now;
    this.#say(progressLine(this.#state(moment, now)));
  }

  summary(): string {
    const seconds = (this.#now() - this.#startedAt) / 1000;
    return `${this.#sent} facts and deeds sent in ${seconds.toFixed(1)} s`;
  }

  /** Who exists comes first and takes no time of the data, so the rest is told only after the first weeks. */
  #state(moment: number, now: number): ProgressState {
    const share = (moment - this.#from) / (this.#to - this.#from);
    const seconds = (now - this.#startedAt) / 1000;
    const done = moment - this.#startedFrom;
    const left = done > 0.02 * (this.#to - this.#from) ? (seconds * (this.#to - moment)) / done : undefined;
    return { share, perSecond: this.#sent / seconds, left };
  }
}

export type ProgressState = { share: number; perSecond: number; left: number | undefined };

/** `seeding 42 % · 3120 a second · about 6 s left` */
export function progressLine({ share, perSecond, left }: ProgressState): string {
  const rest =
    left === undefined ? '' : ` · about ${left < 90 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left`;
  return `seeding ${Math.floor(Math.min(1, Math.max(0, share)) * 100)} % · ${Math.round(perSecond)} a second${rest}`;
}
