import { addDays, startOfDay, type LocalDate } from '@bontot/kernel';
import type { EvidenceBody } from '@bontot/contracts';
import { committeeFacts } from './committee.ts';
import { lucHon } from './luc-hon.ts';
import { lastWeeks, lateRegistration, lucHonStory, provinceMess } from './messiness.ts';
import { documentFacts, duesFacts, memberMonthFacts } from './member-months.ts';
import { meetingFacts, thematicFacts } from './meetings.ts';
import {
  demoDay,
  monthsBefore,
  type DemoCell,
  type DemoDay,
  type DemoMember,
  type Emit,
  type Month,
  type ProfileName,
  type Scene,
} from './model.ts';
import { peopleFacts } from './people.ts';
import { COMMUNE } from './places.ts';
import { pledgeFacts } from './pledges.ts';
import { province } from './province.ts';
import { random } from './random.ts';
import { registerFacts } from './register.ts';
import { taskFacts } from './tasks.ts';
import type { World } from './world.ts';

export type DemoOrder = { profile: ProfileName; seed: number; demoDate: LocalDate };

const HOUR = 3_600_000;
const PEOPLE_A_DAY = 5_000;

/** Parts of a cell's month, each with chance of its own, so that a change in one leaves the others as they were. */
const PARTS: [string, (scene: Scene) => void][] = [
  ['meeting', meetingFacts],
  ['thematic', thematicFacts],
  ['task', taskFacts],
  ['member', memberMonthFacts],
  ['dues', duesFacts],
  ['document', documentFacts],
  ['pledge', pledgeFacts],
  ['people', peopleFacts],
];

/**
 * The whole profile in the order of time: first who exists, then day by day what became known from January of last
 * year to the day before the demo date. The same order gives the same days, byte for byte. One month of facts is held
 * at a time (about 100 MB for the province).
 */
export function* demoDays({ profile, seed, demoDate }: DemoOrder): Generator<DemoDay> {
  if (profile === 'empty') return;
  const world = profile === 'luc-hon' ? lucHon(seed, demoDate) : province(seed, demoDate);
  const months = monthsBefore(demoDate);
  const arrivals = arrivalsOf(world, months[0]!.first);
  yield* founding(world, months[0]!.first);
  const deeds = Map.groupBy(world.deeds, ({ on }) => on);
  const waiting = new Map<LocalDate, EvidenceBody[]>();
  const keep: Emit = (on, fact) => {
    const day = waiting.get(on);
    if (day) day.push(fact);
    else waiting.set(on, [fact]);
  };
  const { on, fact } = lateRegistration(demoDate);
  keep(on, fact);
  let today = months[0]!.first;
  const upTo = function* (end: LocalDate): Generator<DemoDay> {
    for (; today < end; today = addDays(today, 1)) {
      const done = deeds.get(today);
      if (done) yield demoDay(momentOf(today, 9), { deeds: done.map(({ deed }) => deed) });
      const members = arrivals.get(today) ?? [];
      const facts = waiting.get(today) ?? [];
      waiting.delete(today);
      if (members.length + facts.length > 0) yield demoDay(momentOf(today, 21), { members, facts });
    }
  };
  const messy = messOf({ profile, seed, demoDate }, keep);
  for (const month of months) {
    monthFacts(world, month, seed, messy);
    yield* upTo(addDays(month.last, 1));
  }
  yield* upTo(demoDate);
}

const momentOf = (day: LocalDate, hour: number): string => new Date(startOfDay(day) + hour * HOUR).toISOString();

/** Units, members and posts on the first morning; large profiles in several parts. */
function* founding({ units, cells, posts }: World, first: LocalDate): Generator<DemoDay> {
  const at = momentOf(first, 8);
  yield demoDay(at, { units });
  let members: DemoMember[] = [];
  for (const cell of cells) {
    members.push(...cell.members.filter(({ joinedCellOn }) => joinedCellOn <= first).map(notYetLeft));
    if (members.length < PEOPLE_A_DAY) continue;
    yield demoDay(at, { members });
    members = [];
  }
  yield demoDay(at, { members, posts });
}

/** On the first morning nobody knows who will leave. */
const notYetLeft = (member: DemoMember): DemoMember => ({ ...member, leftCellOn: null });

function arrivalsOf({ cells }: World, first: LocalDate): Map<LocalDate, DemoMember[]> {
  const arrivals = new Map<LocalDate, DemoMember[]>();
  for (const member of cells.flatMap((cell) => cell.members)) {
    if (member.joinedCellOn <= first) continue;
    arrivals.set(member.joinedCellOn, [...(arrivals.get(member.joinedCellOn) ?? []), notYetLeft(member)]);
  }
  return arrivals;
}

function messOf({ profile, seed, demoDate }: DemoOrder, keep: Emit): Emit {
  const story = lucHonStory(+demoDate.slice(0, 4) - 1, lastWeeks(demoDate, keep));
  const mess = profile === 'province' ? provinceMess(seed, keep) : keep;
  return (on, fact) => (fact.cellId.startsWith(`${COMMUNE}-`) ? story(on, fact) : mess(on, fact));
}

function monthFacts({ cells, committees }: World, month: Month, seed: number, emit: Emit): void {
  for (const cell of cells) cellFacts(cell, month, seed, emit);
  for (const committee of committees) committeeFacts(committee, month, seed, emit);
}

/** Everything that a cell's month proves. */
export function cellFacts(cell: DemoCell, month: Month, seed: number, emit: Emit): void {
  const fate = cell.fate(month.year);
  const scene = (topic: string): Scene => ({
    cell,
    month,
    fate,
    failure: cell.failure(month.year),
    chance: random(seed, cell.id, month.name, topic),
    emit,
    seed,
  });
  registerFacts(scene('register'));
  if (fate === 'silent') return;
  for (const [topic, part] of PARTS) part(scene(topic));
}

/** Ids of the cells of a profile, those of Lục Hồn first. */
export function demoCells(profile: ProfileName, demoDate: LocalDate, seed = 1): string[] {
  if (profile === 'empty') return [];
  const { cells } = profile === 'luc-hon' ? lucHon(seed, demoDate) : province(seed, demoDate);
  return cells.map(({ id }) => id);
}
