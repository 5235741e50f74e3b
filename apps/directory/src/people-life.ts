import type { Clock } from '@bontot/kernel';
import type { Database, OutboxSource } from '@bontot/persistence';
import { Sweep, ToldTime } from '@bontot/service';
import { DuplicateWork } from './jobs/duplicate-work.ts';
import { peopleDuties, peopleRepairs } from './jobs/people-duties.ts';
import { PeopleWork } from './jobs/people-work.ts';
import type { Members } from './storage/members.ts';
import { PeopleStores } from './storage/people.ts';
import type { Posts } from './storage/posts.ts';
import type { Units } from './storage/units.ts';

/** What happens to people besides membership and posts, and what time does to it. */
export type PeopleLife = {
  people: PeopleStores;
  work: PeopleWork;
  duplicates: DuplicateWork;
  told: ToldTime;
  sweep: Sweep;
  sources: OutboxSource[];
};

export function peopleLife(
  database: Database,
  trunk: { units: Units; members: Members; posts: Posts },
  clock: Clock,
): PeopleLife {
  const people = new PeopleStores(database);
  const work = new PeopleWork({ ...trunk, people });
  const told = new ToldTime(clock);
  const duplicates = new DuplicateWork({ ...trunk, people, work });
  const parts = { ...trunk, people, work, duplicates };
  const sweep = new Sweep({ repairs: peopleRepairs(parts), duties: peopleDuties(parts), told, clock });
  return { people, work, duplicates, told, sweep, sources: people.sources };
}
