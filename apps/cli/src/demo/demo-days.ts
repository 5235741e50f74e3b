import { addDays, startOfDay, type LocalDate } from '@bontot/kernel';
import { cellMonth, type Sinks } from './cell-month.ts';
import { committeeFacts } from './committee.ts';
import { Calendar } from './calendar.ts';
import { alive } from './deeds/alive.ts';
import { PledgeDeeds } from './deeds/pledge-deeds.ts';
import { certificatesOf, transfersUnderWay } from './deeds/people-deeds.ts';
import { StoryDeeds } from './deeds/story-deeds.ts';
import { lucHon } from './luc-hon.ts';
import { holdsPost, memberPost } from './member-posts.ts';
import { lastWeeks, lateRegistration, lucHonStory, provinceMess } from './messiness.ts';
import {
  demoDay,
  monthsBefore,
  type DemoDay,
  type DemoMember,
  type Emit,
  type Month,
  type ProfileName,
} from './model.ts';
import { COMMUNE } from './places.ts';
import { province } from './province.ts';
import { storyFacts } from './story-facts.ts';
import type { World } from './world.ts';

export type DemoOrder = { profile: ProfileName; seed: number; demoDate: LocalDate };

/**
 * How the product hears of what `meetings` keeps: by what persons do at its doors, so that every past meeting can be opened,
 * or as facts at the door of an outside system, which a province of 104,000 members would be.
 */
export type Way = 'persons' | 'facts';

const PEOPLE_A_DAY = 5_000;
/**
 * Since when persons keep their meetings in the product; before, the handbook of another system reported them. More would only
 * make the first start longer: a month of the commune is some 400 requests.
 */
const MONTHS_KEPT = 2;

/**
 * The whole profile in the order of time: first who exists, then moment by moment what became known and what was done from
 * January of last year to the day before the demo date. The same order gives the same days, byte for byte. One month of
 * facts is held at a time (about 100 MB for the province).
 */
export function* demoDays(
  order: DemoOrder,
  way: Way = wayOf(order.profile),
  monthsKept = MONTHS_KEPT,
): Generator<DemoDay> {
  const { profile, demoDate } = order;
  if (profile === 'empty') return;
  const world = worldOf(order);
  const months = monthsBefore(demoDate);
  const kept = way === 'persons' ? months.slice(-monthsKept) : [];
  const running = +demoDate.slice(0, 4);
  const pledgesFrom = way === 'persons' && months.some(({ year }) => year === running) ? `${running}-01-01` : undefined;
  const calendar = new Calendar(months[0]!.first, demoDate, kept[0]?.first, pledgesFrom);
  arrivalsOf(world, calendar, order.seed);
  yield* founding(world, months[0]!.first);
  for (const { on, deed } of world.deeds) calendar.deed(on, deed);
  const pledges = pledgesFrom ? new PledgeDeeds(world, order, calendar) : undefined;
  pledges?.joiners(world.cells, running);
  const { on, fact } = lateRegistration(demoDate);
  if (!pledges?.take(on, fact)) calendar.fact(on, fact);
  const emit = messOf(order, (day, known) => calendar.fact(day, known));
  const deeds = new StoryDeeds(world, order, calendar);
  const byFacts: Sinks = { emit, tell: (story) => storyFacts(story, emit) };
  const byPersons: Sinks = { emit, tell: (story) => deeds.tell(story) };
  const sinksFor = (month: Month): Sinks => {
    const { emit: keep, tell } = kept.includes(month) ? byPersons : byFacts;
    // What the running year proves of pledges, persons do; before, another system reported it.
    if (!pledges || month.year !== running) return { emit: keep, tell };
    return { tell, emit: (day, known) => void (pledges.take(day, known) || keep(day, known)) };
  };
  const tellMonth = (month: Month | undefined) => month && monthOfWorld(world, month, order, sinksFor(month));
  if (kept[0]) {
    deeds.begin(world.cells, kept[0].first);
    alive(world, order, calendar);
    transfersUnderWay(world, order, calendar);
    certificatesOf(world, order, calendar);
  }
  // A meeting is prepared some days before, which may be in the month before.
  const ahead = way === 'persons' ? 1 : 0;
  for (const month of months.slice(0, ahead)) tellMonth(month);
  for (const [index, month] of months.entries()) {
    tellMonth(months[index + ahead]);
    yield* calendar.upTo(addDays(month.last, 1));
  }
  yield* calendar.upTo(demoDate);
  yield* calendar.end();
}

export const wayOf = (profile: ProfileName): Way => (profile === 'luc-hon' ? 'persons' : 'facts');

const worldOf = ({ profile, seed, demoDate }: DemoOrder): World =>
  profile === 'luc-hon' ? lucHon(seed, demoDate) : province(seed, demoDate);

/** Units, members and posts on the first morning; large profiles in several parts. */
function* founding({ units, cells, posts }: World, first: LocalDate): Generator<DemoDay> {
  const at = new Date(startOfDay(first) + 8 * 3_600_000).toISOString();
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

/** Whoever comes later comes in the morning: in the evening they stand on the list of the day. */
function arrivalsOf({ cells }: World, calendar: Calendar, seed: number): void {
  for (const { communeId, members } of cells)
    for (const member of members) {
      const posts = communeId === COMMUNE && holdsPost(member) ? [memberPost(member, seed)] : [];
      calendar.arrival(member.joinedCellOn, notYetLeft(member), ...posts);
    }
}

function messOf({ profile, seed, demoDate }: DemoOrder, keep: Emit): Emit {
  const story = lucHonStory(+demoDate.slice(0, 4) - 1, lastWeeks(demoDate, keep));
  const mess = profile === 'province' ? provinceMess(seed, keep) : keep;
  return (on, fact) => (fact.cellId.startsWith(`${COMMUNE}-`) ? story(on, fact) : mess(on, fact));
}

function monthOfWorld({ cells, committees }: World, month: Month, { seed, demoDate }: DemoOrder, sinks: Sinks): void {
  for (const cell of cells) cellMonth(cell, month, seed, demoDate, sinks);
  for (const committee of committees) committeeFacts(committee, month, seed, sinks.emit, (story) => sinks.tell(story));
}

/** Ids of the cells of a profile, those of Lục Hồn first. */
export function demoCells(profile: ProfileName, demoDate: LocalDate, seed = 1): string[] {
  return profile === 'empty' ? [] : worldOf({ profile, seed, demoDate }).cells.map(({ id }) => id);
}
