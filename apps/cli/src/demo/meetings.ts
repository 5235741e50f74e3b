import { addDays, addMonths, type LocalDate } from '@bontot/kernel';
import { amendmentOf, isSheetWaiting } from './messiness.ts';
import { dayOf, expectedAtMeeting, monthOf } from './model.ts';
import { opaqueId, random } from './random.ts';
import { fails, type Scene } from './scene.ts';
import type { MeetingStory, Roll } from './story.ts';

/** The one cell of the handbook that ends its year just below the floor of attendance. */
const LOW_ATTENDANCE = 0.846;
const JANUARY = 1;
/** The first days of a year are a holiday, and papers come two days before a meeting. */
const FIRST_IN_JANUARY = 3;

/**
 * The regular meeting of the month: held, postponed with approval, waived, or missed (nobody says no to a meeting that
 * was never planned). The same scene gives the same meeting: who gives tasks asks for it once more.
 */
export function regularMeeting(scene: Scene): MeetingStory | undefined {
  const { cell, month, fate, chance, tell } = scene;
  if (cell.waived.has(month.name)) {
    tell({ kind: 'excuse', cell, month, on: dayOf(month, chance.int(8, 14)), why: 'bão', newDate: null });
    return undefined;
  }
  if (fate === 'missed-month' ? month.number === 7 : fate !== 'steady' && fails(scene, 0.004)) return undefined;
  const next = monthOf(addMonths(month.first, 1));
  const postponed = month.number !== 12 && chance.chance(0.012);
  const agreedOn = postponed ? dayOf(month, chance.int(20, 26)) : undefined;
  const heldOn = postponed ? dayOf(next, chance.int(2, 8)) : dayOf(month, dayOfMeeting(scene));
  if (agreedOn) tell({ kind: 'excuse', cell, month, on: agreedOn, why: 'hoãn', newDate: heldOn });
  const adopted = !fails(scene, 0.015);
  const preMeeting = !fails(scene, 0.03);
  const papersOnTime = !fails(scene, 0.08);
  const durationMet = !fails(scene, 0.07);
  const supervisor = chance.chance(0.42);
  const roll = rollCall(scene, heldOn);
  return {
    kind: 'meeting',
    form: 'regular',
    cell,
    month,
    meetingId: opaqueId(scene.seed, cell.id, month.name, 'regular'),
    heldOn,
    adopted,
    followedUpOn: heldOn,
    preMeeting,
    papersOnTime,
    durationMet,
    supervisor,
    roll,
    ...afterwards(scene, heldOn),
    tasks: [],
    amended: roll && amendmentOf(cell.id, month, scene.demoDate, heldOn, roll.present),
  };
}

/** Once a quarter, in a month of its own choice: held, and followed up or not. */
export function thematicMeeting({ cell, month, fate, failure, chance, seed }: Scene): MeetingStory | undefined {
  const quarter = random(seed, cell.id, month.quarter, 'thematic');
  const inMonth = quarter.int(1, 3);
  if (inMonth !== ((month.number - 1) % 3) + 1) return undefined;
  if (fate !== 'steady' && quarter.chance(Math.min(0.8, 0.02 * failure))) return undefined;
  const heldOn = dayOf(month, chance.int(10, 24));
  const adopted = !chance.chance(Math.min(0.8, 0.05 * failure));
  const followedUpOn = adopted ? addDays(heldOn, chance.int(0, 7)) : monthOf(addMonths(month.first, 3 - inMonth)).last;
  const base = expectedAtMeeting(cell, heldOn);
  const present = Math.max(1, Math.round(base.length * Math.min(1, cell.attendance + 0.02)));
  return {
    kind: 'meeting',
    form: 'thematic',
    cell,
    month,
    meetingId: opaqueId(seed, cell.id, month.quarter, 'thematic'),
    heldOn,
    adopted,
    followedUpOn,
    preMeeting: true,
    papersOnTime: true,
    durationMet: true,
    supervisor: false,
    roll: base.length === 0 ? null : { base, present, unexcused: 0, speakers: Math.min(present, 4) },
    minutes: { signedOn: addDays(heldOn, 3), late: false },
    sheet: null,
    tasks: [],
    amended: null,
  };
}

/** 60 % in the first six days, 25 % in the next six, the rest later. */
function dayOfMeeting({ month, chance }: Scene): number {
  const part = chance.next();
  const day = part < 0.6 ? chance.int(1, 6) : part < 0.85 ? chance.int(7, 12) : chance.int(13, 22);
  return month.number === JANUARY ? Math.max(FIRST_IN_JANUARY, day) : day;
}

function rollCall(scene: Scene, heldOn: LocalDate): Roll | null {
  const { cell, month, fate, chance } = scene;
  const base = expectedAtMeeting(cell, heldOn);
  const whole = base.length;
  if (whole === 0) return null;
  const mean = fate === 'steady' ? Math.max(cell.attendance, steadyAttendance(cell.type)) : cell.attendance;
  const drawn = fate === 'low-attendance' ? justBelow(month.number, whole) : draw(whole, mean, scene);
  // Where nobody comes there is no meeting.
  const present = Math.max(1, drawn);
  const unexcused = Array.from({ length: whole - present }).filter(() => chance.chance(0.04)).length;
  const share = Math.max(chance.beta(6, 7), fate === 'steady' ? 0.25 : 0);
  return { base, present, unexcused, speakers: Math.min(present, Math.round(share * present)) };
}

/** What a cell that keeps its floor reaches on average, by the floor of its type. */
const steadyAttendance = (type: string): number => (type === 'residential' || type === 'enterprise' ? 0.915 : 0.98);

/** Each member decides alone, around the cell's mean with eight points to each side. */
function draw(base: number, mean: number, { chance }: Scene): number {
  let present = 0;
  for (let member = 0; member < base; member++)
    if (chance.chance(Math.min(1, mean + (chance.next() - 0.5) * 0.16))) present++;
  return present;
}

/** Whole seats whose sum over the months stays just below 84.6 %. */
const justBelow = (month: number, base: number): number =>
  Math.floor(LOW_ATTENDANCE * base * month) - Math.floor(LOW_ATTENDANCE * base * (month - 1));

/** Minutes (five days) and the score sheet (ten days). */
function afterwards(scene: Scene, heldOn: LocalDate): Pick<MeetingStory, 'minutes' | 'sheet'> {
  const { cell, month, demoDate, chance } = scene;
  const late = fails(scene, 0.09);
  const signedOn = addDays(heldOn, late ? 9 : chance.int(0, 5));
  const grade = chance.weighted([
    [4, 70],
    [3, 24],
    [2, 5 * Math.min(4, scene.failure)],
    [1, Math.min(4, scene.failure)],
  ]);
  const unconfirmed = fails(scene, 0.05);
  const confirmedOn = !unconfirmed
    ? addDays(heldOn, chance.int(2, 10))
    : chance.chance(0.5)
      ? addDays(heldOn, chance.int(12, 25))
      : null;
  const waits = isSheetWaiting(cell.id, month, demoDate);
  const sheet = waits ? { grade, confirmedOn: null, late: true } : { grade, confirmedOn, late: unconfirmed };
  return { minutes: { signedOn, late }, sheet };
}
