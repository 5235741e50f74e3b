import type { Clock } from '@bontot/kernel';
import type { Database, OutboxSource } from '@bontot/persistence';
import { Sweep, ToldTime, type Logger } from '@bontot/service';
import { peopleDuties, peopleRepairs } from './jobs/people-duties.ts';
import { PeopleWork } from './jobs/people-work.ts';
import type { Members } from './storage/members.ts';
import { PeopleStores } from './storage/people.ts';
import type { Posts } from './storage/posts.ts';
import type { Units } from './storage/units.ts';

const SWEEP_MS = 5_000;

/** What happens to people besides membership and posts, and what time does to it. */
export type PeopleLife = {
  people: PeopleStores;
  work: PeopleWork;
  told: ToldTime;
  sweep: Sweep;
  sources: OutboxSource[];
};

export function peopleLife(
  database: Database,
  trunk: { units: Units; members: Members; posts: Posts },
  { clock, log }: { clock: Clock; log: Logger },
): PeopleLife {
  const people = new PeopleStores(database);
  const work = new PeopleWork({ ...trunk, people });
  const told = new ToldTime(clock);
  const parts = { ...trunk, people, work };
  const sweep = new Sweep({ repairs: peopleRepairs(parts), duties: peopleDuties(parts), told, clock, log }, SWEEP_MS);
  return { people, work, told, sweep, sources: people.sources };
}
