import { addDays } from '@bontot/kernel';
import type {
  CellPledges,
  DueDuty,
  InitiativeView,
  ModelView,
  MyPledge,
  Pledge,
  PledgeContent,
  PledgeItem,
  PledgeRow,
  PledgeView,
  Registration,
  RegistrationView,
  Shares,
} from '@bontot/pledge-core';
import { today } from './waiting-fact.ts';

/** Pledges in every state that a page shows, whatever day the tests run on: answers as the service gives them. */
const now = today();
export const year = Number(now.slice(0, 4));
const at = Date.parse(`${now}T02:00:00Z`);
const day = (offset: number): string => addDays(now, offset);
const id = (n: number): string => `01J8ZQ4T3N5W7Y9A1C3E5G8${String(n).padStart(3, '0')}`;
const SECRETARY = id(900);
const dates = {
  ...{ registerBy: `${year}-01-31`, midBy: `${year}-06-30`, endBy: `${year}-11-30`, reviewBy: `${year}-12-15` },
  organisationBy: `${year}-03-31`,
};
const unit = { unitId: 'QN-LH-07', unitName: 'Chi bộ thôn 7' };
const NAMES = ['Nguyễn Thu Hương', 'Trần Văn Bình', 'Chíu Đức Long', 'Phùn Thị Lan', 'Hoàng Minh Tâm', 'Lý Thị Nga'];
const names = { [SECRETARY]: 'Đặng Quốc Phong', ...Object.fromEntries(NAMES.map((name, n) => [id(n), name])) };

const item = (n: number, title: string, measure: string, more: Partial<PledgeItem> = {}): PledgeItem => ({
  ...{ itemId: id(100 + n), kind: 'target', title, measure, dueOn: dates.endBy, personal: false, carriedFrom: null },
  ...more,
});
const content: PledgeContent = {
  ethics: 'Giữ nếp sống giản dị, nói đi đôi với làm.',
  duties: 'Phụ trách nhóm 12 hộ dọc tuyến kênh.',
  weaknesses: 'Ít phát biểu trong sinh hoạt; mỗi buổi phát biểu một ý.',
  items: [
    item(1, 'Vận động 3 hộ làm vườn sạch', '3 hộ có biên bản kiểm tra'),
    item(2, 'Nạo vét 200 m kênh trước nhà văn hóa', '200 m, có ảnh'),
    item(3, 'Học hết lớp chuyển đổi số cơ bản', 'Giấy chứng nhận', { personal: true }),
    item(4, 'Giúp một hộ nghèo sửa mái nhà', 'Nhà sửa xong', { kind: 'deed', carriedFrom: year - 1 }),
  ],
};
const said = (done: ('done' | 'partly' | 'not')[]) => ({
  ...{ text: 'Cơ bản theo kế hoạch.', selfGrade: 3 as const, on: day(-20), at: at - 20 * 86_400_000, by: id(0) },
  ...{ helper: null, proof: null },
  items: done.map((one, n) => ({
    ...{ itemId: content.items[n]!.itemId, done: one, line: n === 0 ? 'Đã xong hai hộ, hộ thứ ba đang làm.' : '' },
    ...{ evidence: n === 1 ? [{ ref: 'Ảnh chụp 12/6', file: null }] : [], selfGrade: null },
  })),
});

const empty: Pledge = {
  ...{ memberId: id(0), year, unitId: unit.unitId, obliged: true, state: 'none', draft: null, versions: [] },
  ...{ registeredOn: null, sameAsLastYear: false, deeds: [], reports: { mid: null, end: null }, review: null },
  ...{ earlierReviews: [], comment: null, reopened: [], returned: null, helped: [], amendment: null },
  ...{ withdrawalAsked: null, withdrawal: null, decisions: [], reminders: [], initiatives: [], fixed: {} },
  terms: {
    ...{ registered: dates.registerBy, mid: dates.midBy, end: dates.endBy, reviewed: dates.reviewBy },
    initiative: null,
  },
  ...{ conflicts: [], touched: {}, taken: [], dueAt: null },
};
const first = { ...content, at: at - 200 * 86_400_000, by: id(0), helper: null, proof: null, reason: null };
const amended = {
  ...{ ...first, at: at - 60 * 86_400_000, reason: 'Thêm một hộ theo đề nghị của thôn' },
  items: content.items.with(0, { ...content.items[0]!, title: 'Vận động 4 hộ làm vườn sạch' }),
};
const reported: Pledge = {
  ...{ ...empty, state: 'mid_reported', versions: [first, amended], registeredOn: `${year}-01-20` },
  reports: { mid: said(['partly', 'done', 'not', 'done']), end: null },
};
const dueIn = (duty: DueDuty['duty'], daysLeft: number): DueDuty => ({
  ...{ duty, dueOn: day(daysLeft), overdue: daysLeft < 0, daysLeft },
});

const initiative = (n: number, change: Partial<InitiativeView> = {}): InitiativeView => ({
  ...{ initiativeId: id(300 + n), year, ...unit, version: 2, authorIds: [id(0)], state: 'submitted' },
  ...{ title: 'Sổ theo dõi nước tưới dùng chung', problem: 'Các hộ tranh nước vào mùa khô.' },
  ...{ solution: 'Một sổ trực tuyến, mỗi hộ đăng ký giờ.', effect: 'Giảm 6 giờ chờ mỗi tuần cho 12 hộ.' },
  ...{ value: 12_000_000, recognisingBody: 'Ủy ban nhân dân xã', evidence: [], submittedOn: day(-9), appliedOn: null },
  ...{ decision: null, cancelled: null, untold: false, taken: [] },
  may: ['recognise-initiative', 'decline-initiative'],
  ...change,
});
const recognised = initiative(2, {
  ...{ state: 'recognised', title: 'Lịch trực đường dây 22 kV', value: null, may: ['cancel-initiative'] },
  decision: {
    ...{ number: '45/QĐ-UBND', issuer: 'Ủy ban nhân dân xã', decidedOn: day(-30), enteredOn: day(-28), by: SECRETARY },
    reason: null,
  },
});

const view = (pledge: Pledge, due: DueDuty[], change: Partial<PledgeView> = {}): PledgeView => ({
  ...{ pledge, version: 7, unitName: unit.unitName, texts: true, due, may: [], names },
  ...change,
});
const template = { ethics: 'Rèn luyện đạo đức, lối sống.', duties: '', weaknesses: '', items: [] };

/** `GET /api/v1/pledges/mine`: reported at mid-year, the year's end is near. */
export const mine: MyPledge = {
  ...{ year, memberId: id(0), version: 7, campaign: { dates, who: { probationary: true, initiativeIn: [] } } },
  ...{ view: view(reported, [dueIn('end', 12), dueIn('reviewed', 27)]), due: [dueIn('end', 12)], template },
  ...{ lastYear: content, initiatives: [initiative(1), recognised] },
};
/** Two of them have one initiative together. */
export const mineTogether: MyPledge = { ...mine, initiatives: [{ ...initiative(1), authorIds: [id(0), id(1)] }] };
/** `GET /api/v1/units/:unitId/members`, as a member of the cell reads it. */
export const cellmates = { items: NAMES.map((name, n) => ({ memberId: id(n), name })), next: null, posts: [] };
export const mineEmpty: MyPledge = {
  ...{ ...mine, version: 0, view: null, due: [dueIn('registered', -3)], initiatives: [], lastYear: null },
};
/** Reviewed, with something that a helper typed, said otherwise by two devices: everything that a member answers. */
export const mineAnswering: MyPledge = {
  ...mine,
  due: [],
  view: view(
    {
      ...{ ...reported, state: 'reviewed', sameAsLastYear: true },
      reports: { mid: reported.reports.mid, end: said(['done', 'done', 'partly', 'done']) },
      review: {
        ...{ grade: 3, reason: 'Làm tốt việc kênh, lớp học chưa xong.', meetingId: null, items: [], on: day(-2), at },
        ...{ unitId: unit.unitId, by: SECRETARY },
      },
      helped: [
        {
          ...{ helpedId: id(400), helper: SECRETARY, at },
          act: { type: 'report', term: 'end', ...said(['done', 'done', 'partly', 'done']) },
        },
      ],
      conflicts: [
        {
          ...{ conflictId: id(401), deviceId: 'phone-0001', unit: 'report:end', by: id(0), at },
          losing: { type: 'report', text: 'Ghi trên máy khác', items: [] },
        },
      ],
    },
    [],
  ),
};

const row = (n: number, change: Partial<PledgeRow> = {}): PledgeRow => ({
  ...{ memberId: id(n), name: NAMES[n % NAMES.length]!, version: 3, state: 'registered', obliged: true, titles: [] },
  ...{ sameAsLastYear: false, registeredOn: `${year}-01-20`, midOn: null, endOn: null, reviewedOn: null },
  ...{ selfGrade: null, grade: null, overdue: [], due: [dueIn('end', 12)], waiting: [], remindedOn: null },
  may: ['remind', 'report'],
  ...change,
});
/** `GET /api/v1/pledges?unitId=`: whoever lags behind first. */
export const cell: CellPledges = {
  ...{ ...unit, year, dates },
  counts: {
    ...{ obliged: 5, registered: 4, midReported: 3, endReported: 1, reviewed: 1, same: 1, overdue: 1, waiting: 2 },
  },
  rows: [
    row(1, { state: 'end_reported', waiting: ['review'], due: [dueIn('reviewed', 9)], selfGrade: 4, may: ['review'] }),
    row(2, { waiting: ['amendment'], sameAsLastYear: true, may: ['decide-amendment', 'remind'] }),
    row(3, { state: 'none', registeredOn: null, overdue: ['registered'], due: [dueIn('registered', -40)] }),
    row(4, { remindedOn: day(-3) }),
    row(0, { state: 'reviewed', due: [], grade: 4, may: [] }),
    row(5, { state: 'none', obliged: false, registeredOn: null, due: [], may: [] }),
  ],
};
export const cellEmpty: CellPledges = {
  ...{ ...cell, rows: [] },
  counts: {
    ...{ obliged: 0, registered: 0, midReported: 0, endReported: 0, reviewed: 0, same: 0, overdue: 0, waiting: 0 },
  },
};
/** `GET /api/v1/pledges/of/:memberId/:year`: to review, with an amendment that waits besides. */
export const ofMember: PledgeView = view(
  {
    ...{ ...reported, memberId: id(1), state: 'end_reported', sameAsLastYear: true },
    reports: { mid: reported.reports.mid, end: said(['done', 'done', 'partly', 'done']) },
    amendment: { content, reason: 'Đổi ngày', by: id(1), helper: null, proof: null, at },
    withdrawalAsked: { ground: 'exempt', reason: 'Đã có quyết định miễn', by: id(1), at },
  },
  [dueIn('reviewed', 9)],
  { may: ['review', 'remind', 'decide-amendment', 'decide-withdrawal', 'report', 'return'] },
);
export const ofMemberEmpty: PledgeView = view({ ...empty, memberId: id(3) }, [dueIn('registered', -40)], {
  may: ['remind', 'register'],
});

const registration = (change: Partial<Registration> = {}): Registration => ({
  ...{ unitId: unit.unitId, year, subject: 'cell', title: 'four_good', state: 'submitted' },
  targets: [
    { criterion: 'C1', text: 'Hoàn thành 100% nhiệm vụ được giao', points: null },
    { criterion: 'C2', text: 'Tỷ lệ dự sinh hoạt từ 90%', points: null },
    { criterion: 'C3', text: 'Không có đảng viên bị kỷ luật', points: null },
    { criterion: 'C4', text: 'Giới thiệu 2 quần chúng ưu tú', points: null },
  ],
  issue: 'Rác thải dọc tuyến kênh.',
  ...{ submittedOn: day(-4), submittedBy: SECRETARY, registeredOn: null, registeredBy: null, returned: null },
  ...{ withdrawn: null, history: [] },
  compact: { digest: '', secretary: { by: SECRETARY, at, on: day(-4) }, committee: null },
  ...change,
});
const DIGEST = '4f1c'.repeat(16);
export const registrationView = (change: Partial<RegistrationView> = {}): RegistrationView => ({
  ...{ registration: registration(), version: 3, unitName: unit.unitName, digest: DIGEST, names },
  ...{ may: ['register', 'return'], confirmAs: [] },
  ...change,
});
export const ownRegistration = registrationView({
  ...{ registration: registration({ state: 'draft', submittedOn: null }), may: ['write', 'submit', 'withdraw'] },
});

export const emptyRegistration = registration({
  ...{ state: 'draft', targets: [], issue: '', submittedOn: null, submittedBy: null },
  compact: { digest: '', secretary: null, committee: null },
});

/** A committee's own registration with the one above, from nothing to the compact of both. */
const ofCommittee = (
  change: Partial<Registration>,
  may: RegistrationView['may'],
  more: Partial<RegistrationView> = {},
) =>
  registrationView({
    ...{
      registration: registration({ unitId: 'QN-LH', subject: 'committee', ...change }),
      unitName: 'Đảng bộ xã Liên Hòa',
    },
    ...{ may, ...more },
  });
const unsigned = { digest: '', secretary: null, committee: null };
const signed = { by: SECRETARY, at, on: day(-1) };
export const committeeRegistration = {
  none: ofCommittee({ ...emptyRegistration, unitId: 'QN-LH', subject: 'committee' }, ['write', 'submit', 'withdraw'], {
    version: 0,
  }),
  noneToRead: ofCommittee({ ...emptyRegistration, unitId: 'QN-LH', subject: 'committee' }, [], { version: 0 }),
  draft: ofCommittee({ state: 'draft', submittedOn: null, compact: unsigned }, ['write', 'submit', 'withdraw']),
  changedMeanwhile: ofCommittee(
    {
      ...{ state: 'draft', submittedOn: null, compact: unsigned, issue: 'Nước sinh hoạt mùa khô.' },
      history: [{ at, by: SECRETARY, what: 'written' }],
    },
    ['write', 'submit', 'withdraw'],
    { version: 4 },
  ),
  submitted: ofCommittee({ compact: unsigned }, ['withdraw', 'confirm-compact'], { confirmAs: ['secretary'] }),
  returned: ofCommittee(
    {
      ...{ state: 'returned', compact: unsigned },
      returned: { reason: 'Chỉ tiêu 2 chưa có con số.', by: SECRETARY, at },
    },
    ['write', 'withdraw'],
  ),
  signed: ofCommittee(
    {
      ...{ state: 'registered', registeredOn: day(-2), registeredBy: SECRETARY },
      compact: { digest: DIGEST, secretary: signed, committee: signed },
    },
    ['withdraw', 'confirm-compact'],
  ),
};

const page = <Item>(items: Item[]) => ({ items, next: null, names });
/** `GET /api/v1/registrations` */
export const registrations = page([
  { ...registration(), version: 3, unitName: unit.unitName },
  {
    ...registration({ unitId: 'QN-LH-05', state: 'registered', title: 'fair' }),
    ...{ version: 6, unitName: 'Chi bộ thôn 5' },
  },
  {
    ...registration({ unitId: 'QN-LH-06', state: 'returned', submittedOn: null }),
    ...{ version: 4, unitName: 'Chi bộ thôn 6' },
  },
]);
export const initiatives = page([initiative(1), recognised]);
export const models = page<ModelView>([
  {
    ...{ modelId: id(500), year, ...unit, version: 1, title: 'Tuyến kênh tự quản', state: 'proposed', decision: null },
    ...{ summary: 'Mỗi nhóm hộ giữ một đoạn kênh.', effect: 'Hết rác trên 1,2 km.', evidence: [], cancelled: null },
    ...{ proposedBy: SECRETARY, proposedOn: day(-12), may: ['recognise', 'decline'] },
  },
]);

const counts = (n: number, done: number): Shares['items'][number] => ({
  ...{ unitId: `QN-LH-${String(n).padStart(2, '0')}`, unitName: `Chi bộ thôn ${n}`, obliged: 17, registered: done },
  ...{ midReported: done - 1, endReported: done - 4, reviewed: 0, same: n % 3, overdue: 17 - done, waiting: 0 },
  share: { part: done, whole: 17 },
});
export const shares: Shares = {
  total: {
    ...{ obliged: 51, registered: 45, midReported: 42, endReported: 33, reviewed: 0, same: 3, overdue: 6, waiting: 0 },
  },
  items: [counts(8, 12), counts(7, 16), counts(5, 17)],
  next: null,
};
export const campaign = {
  ...{ version: 2, inherited: false },
  campaign: {
    ...{ unitId: 'QN-LH', year, dates, who: { probationary: true, initiativeIn: ['enterprise'] }, setBy: SECRETARY },
    ...{ templates: { any: { ...template, items: [{ kind: 'target', title: 'Một việc vì dân', measure: '' }] } } },
    unspread: false,
  },
};
