import { addDays, addMonths, lastDayOfMonth } from '@bontot/kernel';
import {
  countsOf,
  meetingSheet,
  type Meeting,
  type MeetingLine,
  type MeetingView,
  type MonthDuty,
  type RollRow,
  type Study,
  type Task,
  type UnitReport,
  type UnitSettings,
} from '@bontot/meeting-core';
import { today } from './waiting-fact.ts';

/** Meetings in every state that a page shows, whatever day the tests run on: answers as the service gives them. */
const now = today();
const month = now.slice(0, 7);
const day = (offset: number): string => addDays(now, offset);
const id = (n: number): string => `01J8ZQ4T3N5W7Y9A1C3E5G7${String(n).padStart(3, '0')}`;
const cellOf = (n: number): { unitId: string; unitName: string } => ({
  unitId: `QN-LH-${String(n).padStart(2, '0')}`,
  unitName: `Chi bộ thôn ${n}`,
});
const page = <Item>(items: Item[]) => ({ items, next: null, names: {} });

const line = (n: number, change: Partial<MeetingLine> = {}): MeetingLine => ({
  ...{ meetingId: id(n), version: 9, ...cellOf(n), kind: 'regular', month, state: 'closed', title: '' },
  ...{ heldOn: day(-6), startsAt: '19:00', place: `Nhà văn hóa thôn ${n}`, present: 17, base: 19 },
  ...{ minutesState: 'signed', minutesDueOn: day(-1), minutesLate: false },
  ...{ sheetState: 'sent_up', sheetDueOn: day(4), sheetLate: false, grade: null, supervisorAttended: true },
  ...{ papers: 2, papersPublished: 2, conflicts: 0 },
  ...change,
});
const notHeld: Partial<MeetingLine> = {
  ...{ present: null, base: null, minutesState: 'drafting', minutesDueOn: null },
  ...{ sheetState: 'none', sheetDueOn: null, supervisorAttended: false },
};

const waiting = [line(7), line(5, { sheetDueOn: day(1), heldOn: day(-9) })];
const late = [
  line(6, { minutesState: 'approved', minutesLate: true, minutesDueOn: day(-3), heldOn: day(-8) }),
  line(8, { minutesState: 'drafting', minutesLate: true, minutesDueOn: day(-5), heldOn: day(-10), sheetState: 'none' }),
];
const coming = [
  line(8, { ...notHeld, state: 'announced', heldOn: day(3), papersPublished: 1 }),
  line(5, { ...notHeld, state: 'in_progress', heldOn: now, kind: 'thematic', papers: 0, papersPublished: 0 }),
];
const held = [
  ...waiting,
  line(6, { sheetState: 'confirmed', grade: 4, heldOn: day(-36), minutesLate: true }),
  line(8, { sheetState: 'confirmed', grade: 2, heldOn: day(-40), supervisorAttended: false }),
  line(7, { sheetState: 'none', sheetLate: true, heldOn: day(-38), sheetDueOn: day(-28) }),
];

/** A list of meetings as it was asked for. */
export function linesFor(query: URLSearchParams) {
  if (query.get('below')) return page(monthLines);
  if (query.get('waiting') === 'score') return page(waiting);
  if (query.get('waiting') === 'minutes') return page(late);
  return page(query.get('state') === 'closed' ? held : coming);
}

const monthLines: MeetingLine[] = [
  line(1, { sheetState: 'confirmed', grade: 4 }),
  line(2, { sheetState: 'confirmed', grade: 3, minutesLate: true }),
  line(3, { minutesState: 'approved', minutesLate: true, minutesDueOn: day(-2), sheetLate: true }),
  line(4, { ...notHeld, state: 'announced', heldOn: day(2) }),
  line(5, { ...notHeld, state: 'announced', heldOn: day(-2) }),
  line(6, { ...notHeld, state: 'in_progress', heldOn: now }),
  line(7, { kind: 'combined' }),
  line(17, { ...cellOf(7), kind: 'thematic', sheetState: 'none', sheetDueOn: null }),
];

const newDate = addDays(lastDayOfMonth(now), 5);
const duty = (n: number, change: Partial<MonthDuty['requests'][number]>): MonthDuty & { unitName: string } => ({
  ...{ ...cellOf(n), month, subject: 'cell', heldBy: null, lapsed: false, dueAt: null },
  requests: [
    {
      ...{ requestId: id(100 + n), kind: 'postponement', reason: 'Bão số 9, thôn bị chia cắt', newDate, by: id(901) },
      ...{ askedOn: day(-1), decision: null },
      ...change,
    },
  ],
});
const waitingDuties = [duty(8, {}), duty(9, { kind: 'waiver', newDate: null, reason: 'Trùng đại hội đảng bộ xã' })];
const decided = (number: string) => ({
  ...{ decision: 'approved' as const, by: id(902), decidedOn: day(-1), enteredOn: now },
  ...{ number, reason: null },
});
const duties = [
  ...waitingDuties,
  duty(10, { decision: decided('31-CV/ĐU') }),
  duty(11, { kind: 'waiver', newDate: null, decision: decided('32-CV/ĐU') }),
];
export const monthsFor = (query: URLSearchParams) => page(query.get('waiting') === 'decision' ? waitingDuties : duties);

const task = (n: number, change: Partial<Task> = {}): Task => ({
  ...{ taskId: id(200 + n), unitId: cellOf(n).unitId, title: 'Rà soát hộ nghèo, lập danh sách đề nghị hỗ trợ' },
  ...{ ownerId: null, meetingId: null, givenByUnitId: 'QN-LH', expected: 'Danh sách có xác nhận của thôn' },
  ...{ assignedOn: day(-20), dueOn: day(10), firstDueOn: day(10), state: 'accepted', report: null, doneOn: null },
  ...{ acceptedBy: null, rejectedBecause: '', exceeded: null, extensions: [], cancelledBecause: '', overdue: false },
  ...{ history: [], dueAt: null },
  ...change,
});
export const tasks = page([
  task(5, {
    state: 'done_reported',
    report: { text: 'Đã rà soát 42 hộ, đề nghị 3 hộ', on: day(-1), by: id(901) },
  }),
  task(6, {
    extensions: [
      {
        ...{ askedOn: day(-1), by: id(901), newDueOn: day(20), decision: 'asked', decidedBy: null },
        reason: 'Chờ số liệu của xã',
      },
    ],
  }),
  task(7, { dueOn: day(-2), firstDueOn: day(-9), overdue: true, title: 'Vận động hiến đất làm đường liên thôn' }),
  task(8, { state: 'assigned' }),
  task(9, { state: 'completed', doneOn: day(-3), acceptedBy: id(902) }),
]);

const study = (n: number, change: Partial<Study> = {}): Study => ({
  ...{ documentId: id(301), unitId: cellOf(n).unitId, title: 'Hướng dẫn nâng cao chất lượng sinh hoạt chi bộ' },
  ...{ number: '42-HD/BTCTW', issuer: 'Ban Tổ chức Trung ương', sentBy: id(902), sentOn: day(-12) },
  ...{ deadline: day(-1), acknowledged: { [id(1)]: { on: day(-4), helper: null } }, obligedIds: [id(1)] },
  ...{ withdrawn: false, dueAt: null },
  file: { fileId: 'f1', name: '42-HD-BTCTW.pdf', type: 'application/pdf', size: 420_000, sha256: '0'.repeat(64) },
  ...change,
});
export const studies = page([
  study(5),
  study(6, { acknowledged: {}, obligedIds: [id(2), id(3)] }),
  study(7, { obligedIds: [id(1), id(4)] }),
  ...[5, 6, 7].map((n) =>
    study(n, {
      ...{ documentId: id(302), title: 'Nghị quyết về chuyển đổi số', number: '57-NQ/TW', issuer: 'Bộ Chính trị' },
      ...{ deadline: day(15), sentOn: day(-2), acknowledged: {}, obligedIds: null, file: null },
    }),
  ),
]);

const report = (n: number, change: Partial<UnitReport> = {}): UnitReport => ({
  ...{ reportId: id(401), unitId: cellOf(n).unitId, title: 'Báo cáo công tác quý', askedBy: id(902) },
  ...{ askedByUnitId: 'QN-LH', dueOn: day(-1), text: '', file: null, sentOn: null, sentBy: null },
  ...{ missed: false, withdrawn: false, dueAt: null },
  ...change,
});
export const reports = page([
  report(5, { sentOn: day(-2), text: 'Chi bộ họp đủ 3 kỳ, giới thiệu 1 quần chúng ưu tú.' }),
  report(6, { missed: true }),
  report(7, { sentOn: now, text: 'Chi bộ đã hoàn thành.' }),
]);

export const settings: UnitSettings = {
  ...{ unitId: 'QN-LH-07', minMinutes: 90, attendanceBase: 'strict', thematic: null, exceptions: [], groups: [] },
  regular: { day: 5, startsAt: '19:00', place: 'Nhà văn hóa' },
};

const names = ['Chíu Văn Long', 'Hoàng Thị Hạnh', 'Nguyễn Văn An', 'La Thị Thảo', 'Lý Văn Tâm', 'Tằng Thị Yến'];
const person = (n: number): string => id(500 + n);
const roll = names.map((_, n): RollRow => {
  const mark = (['present', 'present', 'excused', 'late', 'exempt', 'unexcused'] as const)[n]!;
  return {
    ...{ personId: person(n), kind: n === 3 ? 'probationary' : 'full', exempt: mark === 'exempt' },
    ...{ specialDuty: false, mark, at: mark === 'late' ? '19:20' : null, reasonDetail: null, cameAnyway: false },
    reasonClass: mark === 'excused' ? 'health' : null,
  };
});
const file = { fileId: 'f2', name: 'Dự thảo.pdf', type: 'application/pdf', size: 90_000, sha256: '1'.repeat(64) };

const meeting: Meeting = {
  ...{ meetingId: id(7), unitId: 'QN-LH-07', kind: 'regular', month, state: 'closed', title: '' },
  ...{ heldOn: day(-6), startsAt: '19:00', place: 'Nhà văn hóa thôn 7', mode: 'in_person', permission: null },
  ...{ chairId: person(0), clerkId: person(1), announcedOn: day(-10), acknowledged: {}, excuses: [], voices: [] },
  agenda: [
    {
      ...{ itemId: id(601), title: 'Đánh giá công tác tháng trước', minutes: 40, presenterId: person(0) },
      ...{ note: 'Hoàn thành 4/5 nhiệm vụ. Còn việc làm đường liên thôn chưa xong.', carriedFrom: null },
    },
    {
      ...{ itemId: id(602), title: 'Giới thiệu quần chúng ưu tú', minutes: 50, presenterId: person(1), note: '' },
      carriedFrom: id(6),
    },
  ],
  papers: [
    {
      ...{ paperId: id(611), title: 'Dự thảo nghị quyết tháng', itemId: null },
      versions: [
        { file, by: person(0), at: 0, publishedOn: day(-9) },
        { file, by: person(0), at: 0, publishedOn: day(-8) },
      ],
    },
  ],
  preMeeting: {
    ...{ heldOn: day(-9), startedAt: '17:00', endedAt: '17:40', presentIds: [person(0), person(1)] },
    ...{ absent: [{ personId: person(2), reason: 'công tác' }], content: 'Chuẩn bị nội dung' },
  },
  roll,
  guests: [{ guestId: id(621), personId: id(901), name: null, office: 'Đảng ủy xã', supervisor: true }],
  statements: [{ statementId: id(631), personId: person(0), kind: 'opinion', text: '', itemId: null }],
  votes: [
    {
      ...{ voteId: id(641), subject: 'Thông qua nghị quyết', way: 'hand', threshold: 'majority', itemId: null },
      ...{ state: 'closed', eligibleIds: [], fullInBase: 4, choices: {}, totals: { for: 3, against: 0, other: 0 } },
    },
  ],
  conclusions: [
    {
      ...{ conclusionId: id(651), kind: 'resolution', voteId: id(641) },
      text: 'Hoàn thành đường liên thôn trước cuối tháng.\nMỗi đảng viên vận động hai hộ.',
    },
  ],
  assignments: [
    { taskId: id(661), title: 'Vận động hiến đất', ownerId: person(2), dueOn: day(20), expected: 'Đủ 5 hộ đồng ý' },
  ],
  ...{ sittings: [], startedAt: '19:00', endedAt: '20:35', openedAt: 0, closedAt: 0, minMinutes: 90 },
  attendanceBase: 'strict',
  minutes: {
    ...{ state: 'signed', sections: [], approvedBy: { for: 3, against: 0, other: 0 }, digest: '2'.repeat(64) },
    ...{ signedOn: day(-4), amendments: [] },
    signatures: (['chair', 'clerk'] as const).map((as, n) => ({
      ...{ as, personId: person(n), at: Date.parse(`${day(-4)}T02:00:00Z`), on: day(-4), scan: null },
      digest: '2'.repeat(64),
    })),
  },
  sheet: {
    ...{ state: 'sent_up', votes: { for: 3, against: 0, other: 0 }, sentOn: day(-4) },
    ...{ confirmedBy: null, confirmedAt: null, returnedBecause: '' },
    rows: Object.fromEntries(
      meetingSheet.blocks.flatMap(({ rows }) =>
        rows.map(({ id: row, max }) => [row, { cell: row === 'run.critique' ? 5.5 : max, confirmed: null, why: '' }]),
      ),
    ),
  },
  ...{ corrections: [], annulled: null, cancelled: null, passed: {}, touched: {}, conflicts: [], decided: {} },
  ...{ dueOn: null, createdBy: person(0) },
};

const viewOf = (shown: Meeting, may: MeetingView['may']): MeetingView => ({
  counts: countsOf(shown),
  ...{ meeting: shown, version: 9, unitName: 'Chi bộ thôn 7', may, people: [], leaders: [], settings },
  names: { ...Object.fromEntries(names.map((name, n) => [person(n), name])), [id(901)]: 'Tằng Văn Quang' },
});

/** One that waits for the supervisor's word. */
export const waitingView = viewOf(meeting, ['confirm-score', 'return-score', 'annul']);
/** One whose score was confirmed with a difference and its reason. */
export const confirmedView = viewOf(
  {
    ...meeting,
    sheet: {
      ...{ ...meeting.sheet, state: 'confirmed', confirmedBy: id(901), confirmedAt: Date.parse(`${now}T02:00:00Z`) },
      rows: Object.fromEntries(
        Object.entries(meeting.sheet.rows).map(([row, points]) => [
          row,
          row === 'run.order'
            ? { ...points, confirmed: 5, why: 'Nội dung hai chưa đúng trình tự' }
            : { ...points, confirmed: points.cell },
        ]),
      ),
    },
  },
  [],
);
/** One that was announced and has nothing yet. */
export const emptyView = viewOf(
  {
    ...meeting,
    ...{
      state: 'announced',
      heldOn: addMonths(now, 1),
      agenda: [],
      papers: [],
      preMeeting: null,
      roll: [],
      guests: [],
    },
    ...{ statements: [], votes: [], conclusions: [], assignments: [], startedAt: null, endedAt: null },
  },
  [],
);
