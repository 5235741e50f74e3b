import {
  decide,
  draftMinutes,
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
  kim: 'Bế Thị Kim',
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

/** The meeting of the mock-up: late and absent members, statements, two votes, three tasks, a conclusion, a score to come. */
export const held: Act[] = [
  ...planned,
  { type: 'set-item', itemId: 'item-1', title: 'Kết quả tháng 9 và việc thực hiện kết luận tháng trước', minutes: 20 },
  { type: 'announce' },
  { type: 'open', startedAt: '19:00' },
  { type: 'mark', personId: idOf('phong'), mark: 'late', at: '19:25' },
  { type: 'mark', personId: idOf('mai'), mark: 'excused', reasonClass: 'family' },
  { type: 'mark', personId: idOf('son'), mark: 'unexcused' },
  {
    ...{ type: 'set-guest', guestId: idOf('guest'), personId: idOf('quang') },
    ...{ office: 'cấp ủy viên phụ trách', supervisor: true },
  },
  {
    ...{ type: 'note-item', itemId: 'item-1' },
    note:
      'Đồng chí Bí thư báo cáo: 3 trên 3 nhiệm vụ của tháng 9 đã hoàn thành, trong đó 1 nhiệm vụ vượt mức (nạo vét 420 mét ' +
      'mương, kế hoạch 300 mét). Đảng phí tháng 9 đã thu đủ 17/17. Còn 2 đồng chí chưa nộp báo cáo giữa năm về cam kết.',
  },
  {
    ...{ type: 'set-statement', statementId: idOf('st1'), personId: idOf('long'), kind: 'proposal' },
    text: 'Chia đoạn mương theo từng nhóm hộ, mỗi nhóm tự giữ sạch',
  },
  {
    ...{ type: 'set-statement', statementId: idOf('st2'), personId: idOf('an'), kind: 'self_criticism' },
    text: 'Tự nhận chậm báo cáo giữa năm, hứa nộp trước ngày 15 tháng 10',
  },
  { type: 'set-statement', statementId: idOf('st3'), personId: idOf('tuan'), kind: 'opinion' },
  {
    ...{ type: 'vote-by-hand', voteId: idOf('v1'), subject: 'Kết luận tháng 10', threshold: 'majority' },
    totals: { for: 14, against: 0, other: 0 },
  },
  {
    ...{ type: 'vote-by-hand', voteId: idOf('v2'), subject: 'Đề nghị 4 hộ «Gia đình văn hóa»', threshold: 'majority' },
    totals: { for: 13, against: 0, other: 1 },
  },
  ...(
    [
      ['Vận động 3 hộ cuối xóm làm vườn sạch', 'huong', '2026-10-25'],
      ['Lập lịch giữ mương theo 4 nhóm hộ', 'long', '2026-10-20'],
      ['Giúp 2 đồng chí nộp báo cáo giữa năm', 'lan', '2026-10-15'],
    ] as const
  ).map(([title, owner, dueOn], at): Act => ({
    ...{ type: 'set-task' },
    task: { taskId: idOf(`task${at}`), title, ownerId: idOf(owner), dueOn, expected: '' },
  })),
  {
    ...{ type: 'set-conclusion', conclusionId: idOf('c1'), kind: 'conclusion', voteId: idOf('v1') },
    text:
      'Chi bộ thống nhất: giữ sạch đoạn mương vừa nạo vét, giao từng nhóm hộ; hoàn thành mọi báo cáo còn thiếu trong tháng 10; ' +
      'giờ họp trong mùa gặt là 19 giờ 15 phút.',
  },
  { type: 'close', endedAt: '20:45' },
];

export const UNIT = {
  name: 'Chi bộ thôn 7',
  offices: { [idOf('hoa')]: 'Bí thư chi bộ', [idOf('lan')]: 'Phó Bí thư chi bộ' },
};
export const PARENT = 'Đảng ủy xã Lục Hồn (dữ liệu giả lập)';
export const DIGEST = `4c1e90b7a2d3${'0'.repeat(52)}`;

/** The same, written, read out, approved and signed by both. */
export function signedMeeting(change: (meeting: Meeting) => Meeting = (meeting) => meeting): Meeting {
  const closed = change(meetingAfter(held));
  const approved = meetingAfter(
    [
      { type: 'write-minutes', sections: draftMinutes(closed, names, UNIT) },
      { type: 'read-out' },
      { type: 'approve-minutes', totals: { for: 14, against: 0, other: 0 } },
    ],
    closed,
  );
  const byClerk = meetingAfter([{ type: 'sign', as: 'clerk', digest: DIGEST }], approved, { by: idOf('lan') });
  return meetingAfter([{ type: 'sign', as: 'chair', digest: DIGEST }], byClerk, {
    ...{ by: idOf('hoa'), at: Date.parse('2026-10-10T14:06:00Z') },
  });
}
