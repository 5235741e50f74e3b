import { addDays, startOfDay, type LocalDate } from '@bontot/kernel';
import type { EvidenceBody } from '@bontot/contracts';
import { demoDay, type Deed, type DemoDay, type DemoMember, type DemoPost, type Work } from './model.ts';

const HOUR = 3_600_000;
const ARRIVALS_AT = 7;
const DEEDS_AT = 9;
const FACTS_AT = 21;

/** Everything that is still to come, by day and hour; a day is forgotten when it has been told. */
export class Calendar {
  readonly #days = new Map<LocalDate, Map<number, DemoDay>>();
  readonly #first: LocalDate;
  readonly #end: LocalDate;
  readonly #sweepsFrom: LocalDate | undefined;
  readonly #pledgesFrom: LocalDate | undefined;
  #today: LocalDate;

  /**
   * @param sweepsFrom from when on each day begins with the timers of the service `meetings`
   * @param pledgesFrom from when on each month begins with the timers of the service `pledges`
   */
  constructor(first: LocalDate, end: LocalDate, sweepsFrom?: LocalDate, pledgesFrom?: LocalDate) {
    this.#today = first;
    this.#first = first;
    this.#end = end;
    this.#sweepsFrom = sweepsFrom;
    this.#pledgesFrom = pledgesFrom;
  }

  fact(on: LocalDate, fact: EvidenceBody): void {
    this.#at(on, FACTS_AT)?.facts.push(fact);
  }

  deed(on: LocalDate, deed: Deed, hour = DEEDS_AT): void {
    this.#at(on, hour)?.deeds.push(deed);
  }

  arrival(on: LocalDate, member: DemoMember, ...posts: DemoPost[]): void {
    const day = on > this.#first ? this.#at(on, ARRIVALS_AT) : undefined;
    day?.members.push(member);
    day?.posts.push(...posts);
  }

  work(on: LocalDate, hour: number, work: Work): void {
    this.#at(on, hour)?.work.push(work);
  }

  *upTo(end: LocalDate): Generator<DemoDay> {
    for (; this.#today < end; this.#today = addDays(this.#today, 1)) {
      if (this.#sweepsFrom && this.#today > this.#sweepsFrom) yield demoDay(momentOf(this.#today, 0), { sweep: true });
      if (this.#pledgesFrom && this.#today >= this.#pledgesFrom && this.#today.endsWith('-01'))
        yield demoDay(momentOf(this.#today, 0), { pledgeSweep: true });
      const hours = this.#days.get(this.#today);
      this.#days.delete(this.#today);
      for (const [, day] of [...(hours ?? [])].sort(([a], [b]) => a - b)) yield day;
    }
  }

  /** What passed with the last day is known at the first moment of the demo date. */
  *end(): Generator<DemoDay> {
    if (this.#sweepsFrom) yield demoDay(momentOf(this.#end, 0), { sweep: true });
    if (this.#pledgesFrom) yield demoDay(momentOf(this.#end, 0), { pledgeSweep: true });
  }

  /** Undefined for what lies behind, or beyond the end. */
  #at(on: LocalDate, hour: number): DemoDay | undefined {
    if (on >= this.#end || on < this.#today) return undefined;
    let hours = this.#days.get(on);
    if (!hours) this.#days.set(on, (hours = new Map<number, DemoDay>()));
    let day = hours.get(hour);
    if (!day) hours.set(hour, (day = demoDay(momentOf(on, hour), {})));
    return day;
  }
}

const momentOf = (day: LocalDate, hour: number): string => new Date(startOfDay(day) + hour * HOUR).toISOString();
