import { addDays, addMonths, type LocalDate } from '@bontot/kernel';
import type { EvidenceBody, FactValue } from '@bontot/contracts';
import { dayOf, expectedAtMeeting, fails, monthOf, type Scene } from './model.ts';
import { random } from './random.ts';

/** The one cell of the handbook that ends its year just below the floor of attendance. */
const LOW_ATTENDANCE = 0.846;

/**
 * The regular meeting of the month: held, postponed with approval, waived, or missed (nobody says no to a meeting that
 * was never planned); and, where it was held, everything the meeting proves.
 */
export function meetingFacts(scene: Scene): void {
  const { cell, month, fate, chance, emit } = scene;
  if (cell.waived.has(month.name)) return excuse(scene, dayOf(month, chance.int(8, 14)), 'bão');
  if (fate === 'missed-month' ? month.number === 7 : fate !== 'steady' && fails(scene, 0.004)) return;
  const next = monthOf(addMonths(month.first, 1));
  const postponed = month.number !== 12 && chance.chance(0.012);
  if (postponed) excuse(scene, dayOf(month, chance.int(20, 26)), 'hoãn');
  const heldOn = postponed ? dayOf(next, chance.int(2, 8)) : dayOf(month, dayOfMeeting(scene));
  const fact = about(cell.id, `meeting/${month.name}`, heldOn);
  emit(heldOn, {
    ...fact('meeting.regular.held', { yes: true }, month.name),
    evidence: [{ kind: 'minutes', ref: `BB-${month.name}` }],
  });
  emit(heldOn, fact('resolution.adopted', { yes: !fails(scene, 0.015) }, month.name));
  emit(heldOn, fact('meeting.premeeting.held', { yes: !fails(scene, 0.03) }));
  emit(heldOn, fact('meeting.papers.on_time', { yes: !fails(scene, 0.08) }));
  emit(heldOn, fact('meeting.duration.met', { yes: !fails(scene, 0.07) }));
  emit(heldOn, fact('meeting.supervisor.attended', { yes: chance.chance(0.42) }));
  rollCall(scene, heldOn, fact);
  afterwards(scene, heldOn, fact);
}

/** Once a quarter, in a month of its own choice: held, and followed up or not. */
export function thematicFacts({ cell, month, fate, failure, chance, emit, seed }: Scene): void {
  const quarter = random(seed, cell.id, month.quarter, 'thematic');
  const inMonth = quarter.int(1, 3);
  if (inMonth !== ((month.number - 1) % 3) + 1) return;
  if (fate !== 'steady' && quarter.chance(Math.min(0.8, 0.02 * failure))) return;
  const heldOn = dayOf(month, chance.int(10, 24));
  const fact = about(cell.id, `thematic/${month.quarter}`, heldOn);
  emit(heldOn, fact('meeting.thematic.held', { yes: true }, month.quarter));
  const followedUp = !chance.chance(Math.min(0.8, 0.05 * failure));
  const known = followedUp ? addDays(heldOn, chance.int(0, 7)) : monthOf(addMonths(month.first, 3 - inMonth)).last;
  emit(known, fact('meeting.thematic.followed_up', { yes: followedUp }, month.quarter));
}

type About = (measure: string, value: FactValue, slot?: string) => EvidenceBody;

/** Facts of one source and date, first revision. */
export const about =
  (cellId: string, source: string, effectiveOn: LocalDate): About =>
  (measure, value, slot) => ({ cellId, measure, source, revision: 1, effectiveOn, ...(slot ? { slot } : {}), value });

function excuse({ cell, month, emit }: Scene, on: LocalDate, why: string): void {
  const fact = about(cell.id, `excuse/${month.name}`, on)('meeting.regular.excused', { yes: true }, month.name);
  const ref = `${month.number}-${why}-CV/ĐU`;
  emit(on, { ...fact, evidence: [{ kind: 'decision_ref', ref, issuer: cell.communeId, issuedOn: on }] });
}

/** 60 % in the first six days, 25 % in the next six, the rest later. */
function dayOfMeeting({ chance }: Scene): number {
  const part = chance.next();
  return part < 0.6 ? chance.int(1, 6) : part < 0.85 ? chance.int(7, 12) : chance.int(13, 22);
}

function rollCall(scene: Scene, heldOn: LocalDate, fact: About): void {
  const { cell, month, fate, chance, emit } = scene;
  const base = expectedAtMeeting(cell, heldOn).length;
  if (base === 0) return;
  const mean = fate === 'steady' ? Math.max(cell.attendance, steadyAttendance(cell.type)) : cell.attendance;
  const present = fate === 'low-attendance' ? justBelow(month.number, base) : draw(base, mean, scene);
  const absent = base - present;
  emit(heldOn, fact('meeting.attendance', { part: present, whole: base }));
  emit(
    heldOn,
    fact('meeting.unexcused', { n: Array.from({ length: absent }).filter(() => chance.chance(0.04)).length }),
  );
  if (present === 0) return;
  const share = Math.max(chance.beta(6, 7), fate === 'steady' ? 0.25 : 0);
  const speakers = Math.min(present, Math.round(share * present));
  emit(heldOn, fact('meeting.speakers', { part: speakers, whole: present }));
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

/** Minutes (five days) and the confirmed score sheet (ten days); the timers say no when they pass. */
function afterwards(scene: Scene, heldOn: LocalDate, fact: About): void {
  const { chance, emit } = scene;
  const late = fails(scene, 0.09);
  emit(addDays(heldOn, late ? 6 : chance.int(0, 5)), fact('minutes.signed.on_time', { yes: !late }));
  const grade = chance.weighted([
    [4, 70],
    [3, 24],
    [2, 5 * Math.min(4, scene.failure)],
    [1, Math.min(4, scene.failure)],
  ]);
  if (!fails(scene, 0.05)) return emit(addDays(heldOn, chance.int(2, 10)), fact('meeting.grade', { grade }));
  emit(addDays(heldOn, 11), fact('meeting.grade', { grade: 0 }));
  if (chance.chance(0.5))
    emit(addDays(heldOn, chance.int(12, 25)), { ...fact('meeting.grade', { grade }), revision: 2 });
}
