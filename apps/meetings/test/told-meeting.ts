import {
  decide,
  evolve,
  type Act,
  type Around,
  type Meeting,
  type OwnAct,
  type RollPerson,
} from '@bontot/meeting-core';
import { recordOf, type MeetingRecord } from '../src/meeting/record.ts';

export const CELL = { unitId: 'QN-LH-07', path: '/QN/QN-LH/QN-LH-07/' };
export const MEETING = '01J8ZQ4T3N5W7Y9A1C3E5MEETJ';

/** Persons of the pictures (mock-up `minutes-print`), by a short name. */
const known = {
  hoa: 'Tằng Văn Hòa',
  lan: 'Hoàng Thị Lan',
  quang: 'Nguyễn Minh Quang',
  phong: 'Chíu Văn Phong',
  mai: 'Chíu Thị Mai',
  son: 'Lý Văn Sơn',
  long: 'Phùn Đức Long',
  an: 'Nguyễn Văn An (sinh 1961)',
  van: 'La Thị Vân',
  tuan: 'Trần Quốc Tuấn',
  ha: 'Lê Thu Hà',
  yen: 'Nông Thị Yến',
  huong: 'Nguyễn Thị Hương',
  duc: 'Hà Văn Đức',
  thao: 'Đặng Thị Thảo',
  minh: 'Vi Văn Minh',
  bay: 'Lục Văn Bảy',
  tam: 'Ngô Thị Tám',
} as const;
export type Person = keyof typeof known;

export const idOf = (name: string): string =>
  `01J8ZQ4T3N5W7Y9A1C${name
    .toUpperCase()
    .replaceAll(/[ILOU]/g, 'X')
    .padEnd(8, '0')}`;
export const names: Record<string, string> = Object.fromEntries(
  Object.entries(known).map(([name, full]) => [idOf(name), full]),
);

const person = (name: Person, change: Partial<RollPerson> = {}): RollPerson => ({
  ...{ personId: idOf(name), kind: 'full', exempt: false, specialDuty: false },
  ...change,
});
/** 17 full members, one of them exempt, and one on probation. */
export const people: RollPerson[] = (Object.keys(known) as Person[])
  .filter((name) => name !== 'quang')
  .map((name) =>
    person(name, { ...(name === 'bay' && { exempt: true }), ...(name === 'tam' && { kind: 'probationary' as const }) }),
  );

/** A meeting after these acts, each by the secretary and allowed; throws for one that is refused. */
export function meetingAfter(acts: readonly (Act | OwnAct)[], start?: Meeting, around: Partial<Around> = {}): Meeting {
  return acts.reduce<Meeting | undefined>((meeting, act) => {
    const decided = decide(act, meeting, {
      ...{ meetingId: MEETING, by: idOf('hoa'), at: Date.parse('2026-10-10T14:02:00Z'), today: '2026-10-10' },
      ...{ deviceId: 'device-of-spec', version: 1, people, minMinutes: 90, attendanceBase: 'strict' },
      ...around,
    });
    if (!decided.ok) throw new Error(`${act.type}: ${JSON.stringify(decided.refusal)}`);
    return decided.value.reduce<Meeting | undefined>((state, event) => evolve(state, event), meeting);
  }, start)!;
}

export const planned: Act[] = [
  {
    ...{ type: 'plan', unitId: CELL.unitId, kind: 'regular', month: '2026-10', heldOn: '2026-10-10' },
    ...{ startsAt: '19:00', place: 'Nhà văn hóa thôn 7, xã Lục Hồn' },
  },
  { type: 'change', chairId: idOf('hoa'), clerkId: idOf('lan') },
];

export const stored = (meeting: Meeting): MeetingRecord =>
  recordOf(meeting, 1, undefined, {
    ...{ above: ['QN', 'QN-LH', 'QN-LH-07'], changed: { at: 0, by: `person:${idOf('hoa')}` }, devices: {} },
  });
