import { today } from './waiting-fact.ts';

const year = today().slice(0, 4);
const at = `${today()}T02:00:00.000Z`;
const evidence = [
  { kind: 'decision_ref', ref: '12-QĐ/ĐU', issuer: 'Đảng ủy phường Lê Hồng', issuedOn: `${year}-01-05` },
];
const line = (id: string, kind: string, state: string, content: object, more: object = {}) => ({
  ...{ recordId: `01J8ZQ4T3N5W7Y9A1C3E5G7${id}`, version: 1, kind, unitId: 'QN-LH-07', unitName: 'Chi bộ thôn 7' },
  ...{ dueOn: `${year}-12-31`, state, content, evidence: [], history: [], ...more },
});

/** What lists of records answer, by their kind, in every state that a row may have. */
export const recordsFor = (query: URLSearchParams) => ({
  items: records[query.get('kind') ?? 'target'] ?? [],
  next: null,
});
const records: Record<string, object[]> = {
  target: [
    line('AA1', 'target', 'open', { title: 'Thu nhập bình quân đầu người (triệu đồng)', plan: 70, reported: null }),
    line('AA2', 'target', 'open', { title: 'Hộ gia đình văn hóa', plan: 95, reported: 80 }, { evidence }),
    line('AA3', 'target', 'done', { title: 'Thu ngân sách trên địa bàn', plan: 120, reported: 131 }),
    line('AA4', 'target', 'missed', { title: 'Giảm số hộ nghèo', plan: 3, reported: 1 }, { dueOn: `${year}-01-31` }),
    line(
      'AA5',
      'target',
      'cancelled',
      { title: 'Trồng cây xanh', plan: 500, reported: null },
      {
        history: [
          { what: 'cancel', at, by: 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9M', reason: 'Cấp ủy cấp trên đã giao cho phường' },
        ],
      },
    ),
  ],
  inspection: [line('AB1', 'inspection', 'open', { title: 'Giám sát việc thu nộp đảng phí', doneOn: null })],
};

export const cases = {
  items: [
    line('AC1', 'case', 'open', {
      matter: 'complaint',
      concludedOn: null,
      people: 1,
      leaders: 0,
      selfDetected: 0,
      violationOn: null,
    }),
    line(
      'AC2',
      'case',
      'done',
      { matter: 'discipline', concludedOn: `${year}-01-20`, people: 2, leaders: 1, selfDetected: 1, violationOn: null },
      { evidence },
    ),
  ],
  next: null,
};
export const preview = {
  ...{ unitId: 'QN-LH', quarter: `${Number(year) - 1}-Q4`, upTo: `${Number(year) - 1}-12-31`, units: 41 },
  exceptions: [{ unitId: 'QN-LH-07', unitName: 'Chi bộ thôn 7', openCases: 1 }],
};
const confirmed = {
  ...{ unitId: 'QN-LH', upTo: `${Number(year) - 1}-09-30`, exceptions: [], by: 'person:x', at },
  ...{ withdrawnAt: null, withdrawnBecause: null, sent: 41, total: 41, finished: true },
};
export const clearances = {
  items: [
    { clearanceId: '01J8ZQ4T3N5W7Y9A1C3E5G7AD1', quarter: `${Number(year) - 1}-Q3`, ...confirmed },
    { clearanceId: '01J8ZQ4T3N5W7Y9A1C3E5G7AD2', quarter: `${Number(year) - 1}-Q2`, ...confirmed, withdrawnAt: at },
  ],
  next: null,
};

const person = (n: number, paid: boolean, paidLateOn: string | null = null) => ({
  memberId: `01J8ZQ4T3N5W7Y9A1C3E5G7A${String(n).padStart(2, '0')}`,
  ...{ paid, paidLateOn },
});
export const dues = {
  ...{ unitId: 'QN-LH-07', month: today().slice(0, 7), checked: false, over: false },
  people: Array.from({ length: 12 }, (_, n) => person(n + 10, n !== 3)),
};
export const duesOver = {
  ...dues,
  checked: true,
  over: true,
  people: [person(10, true), person(11, false), person(12, true, today())],
};
export const noDues = { ...dues, people: [] };
const names = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Hùng', 'Lan', 'Mai', 'Nam', 'Phúc', 'Sơn'];
export const members = {
  items: dues.people.map(({ memberId }, n) => ({ memberId, name: `Nguyễn Văn ${names[n]}` })),
  next: null,
};

const claim = (n: number, indicator: string, state: string, more: object = {}) => ({
  ...{
    exemptionId: `01J8ZQ4T3N5W7Y9A1C3E5G7E${String(n).padStart(2, '0')}`,
    version: 1,
    cellId: 'QN-LH-07',
    period: year,
  },
  ...{
    indicator,
    state,
    reason: 'Chi bộ không còn quần chúng trong độ tuổi tạo nguồn',
    expiresOn: `${year}-12-31`,
    ...more,
  },
});
export const claims = {
  items: [
    claim(10, '4.4', 'pending'),
    claim(11, '1.5', 'approved'),
    claim(12, '4.6', 'refused', { decidedBecause: 'Đã có lớp bồi dưỡng trong quý II' }),
  ],
  next: null,
};

const sender = (name: string, more: object) => ({
  ...{ sender: name, measures: 'all', unitId: null, confirmedByNature: false, door: `evidence.from.${name}.v1` },
  ...{ lastSeenAt: at, changedAt: null, refused: 0, conflicts: 0, unclaimedCards: 0, ...more },
});
export const senders = {
  items: [
    sender('dues-office', { measures: ['dues.paid'], unitId: 'QN-LH', confirmedByNature: true, refused: 3 }),
    sender('tasks', { measures: ['task.completed', 'task.on_time'] }),
    sender('old-system', { measures: [], lastSeenAt: null }),
  ],
  next: null,
};
export const unclaimed = {
  items: [{ cellId: 'QN-LH-99', period: year, sender: 'tasks', since: at, closesOn: `${year}-12-31` }],
  next: null,
};
