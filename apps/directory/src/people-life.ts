import type { Clock } from '@bontot/kernel';
import type { Database, OutboxSource } from '@bontot/persistence';
import type { Logger } from '@bontot/service';
import { PeopleWork } from './jobs/people-work.ts';
import { Sweep } from './jobs/sweep.ts';
import { ToldTime } from './jobs/told-time.ts';
import type { Members } from './storage/members.ts';
import { PeopleStores } from './storage/people.ts';
import type { Posts } from './storage/posts.ts';
import type { Units } from './storage/units.ts';

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
  const sweep = new Sweep({ ...trunk, people, work, told, clock, log });
  return { people, work, told, sweep, sources: people.sources };
}
