import type {
  Candidate,
  CandidateAnswer,
  CandidatePage,
  ClassPage,
  ClassRow,
  Comparison,
  Leader,
  Member,
  MemberPage,
  Person,
  TrainingAnswer,
  Transfer,
  TransferPage,
  Twins,
} from '../src/admin/people/answers.ts';
import { today } from './waiting-fact.ts';

/** Answers about people, in every state that the pages show; all of them are simulated. */
const day = today();
const year = day.slice(0, 4);
const before = String(Number(year) - 1);
const CELL = 'QN-LH-07';
const id = (n: number): string => `01J8ZQ4T3N5W7Y9A1C3E5G7${String(n).padStart(3, '0')}`;
const paper = (number: string, date = `${year}-03-12`) => ({ number, date });

const plain: Omit<Member, 'memberId' | 'name'> = {
  ...{ version: 1, cellId: CELL, kind: 'full', joinedCellOn: '2018-05-19', leftCellOn: null, exempt: null },
  ...{ specialDuty: null, suspended: null, temporary: null, leftReason: null, erased: false },
  sameAs: null,
};
const names = ['Nguyễn Văn An', 'Chíu Thị Bình', 'Tằng Đức Chung', 'Phùn Thu Hà', 'La Hữu Khánh', 'Hoàng Minh Long'];
const circumstances: Partial<Member>[] = [
  {},
  { kind: 'probationary', joinedCellOn: `${before}-09-02` },
  { exempt: { from: `${before}-01-01`, to: null } },
  { suspended: { from: `${year}-01-01`, to: '2099-12-31' } },
  { temporary: { cellId: 'QN-LH-08', from: `${year}-01-01`, to: '2099-06-30' } },
  { specialDuty: { from: `${year}-01-01`, to: '2099-06-30' } },
];
const members: Member[] = names.map((name, at) => ({ ...plain, ...circumstances[at], memberId: id(at + 1), name }));
const post = (at: number, role: 'secretary' | 'deputy', until: string | null) => ({
  ...{ postId: id(100 + at), personId: id(at), role, unitId: CELL, from: '2023-01-01', until },
});
const posts = [post(1, 'secretary', '2099-12-31'), post(3, 'deputy', null)];
const memberPage: MemberPage = { items: members, next: null, posts };

/** More than stand in the document at once. */
export const manyMembers: MemberPage = {
  items: Array.from({ length: 240 }, (_, at) => ({ ...members[at % 6]!, memberId: id(300 + at) })),
  next: null,
  posts: [],
};

const transfer = (n: number, change: Partial<Transfer>): Transfer => ({
  ...{
    transferId: id(200 + n),
    personId: id(n),
    kind: 'formal',
    purpose: null,
    fromCellId: CELL,
    toCellId: 'QN-LH-08',
  },
  ...{ toPlace: null, decision: paper('12-QĐ/ĐU'), sentOn: `${year}-03-15`, until: null, shownOn: null },
  ...{ receivedOn: null, cancelled: null, state: 'sent', shownDueOn: `${year}-04-28`, papersDueOn: `${year}-06-06` },
  ...{ dueOn: `${year}-04-28`, overdue: true },
  ...change,
});
const outside = { toCellId: null, toPlace: 'Đảng ủy phường Hồng Gai', dueOn: '2099-04-28', overdue: false };
const transfers = {
  to: [transfer(1, { fromCellId: 'QN-LH-08', toCellId: CELL }), transfer(2, { shownOn: `${year}-03-20` })],
  from: [
    transfer(3, outside),
    transfer(4, { kind: 'temporary', purpose: 'study', until: '2099-06-30', dueOn: '2099-01-10', overdue: false }),
  ],
};
const personNames = Object.fromEntries(members.map(({ memberId, name }) => [memberId, name]));
const cells = { [CELL]: 'Chi bộ thôn 7', 'QN-LH-08': 'Chi bộ thôn 8' };
const transfersFor = (query: URLSearchParams): TransferPage => ({
  items:
    query.get('state') === 'closed'
      ? [transfer(5, { state: 'received', receivedOn: `${year}-05-02`, dueOn: null, overdue: false })]
      : transfers[query.get('direction') === 'from' ? 'from' : 'to'],
  ...{ next: null, names: personNames, cells, may: { manage: true } },
});

const candidate = (n: number, change: Partial<Candidate>): Candidate => ({
  ...{ candidateId: id(400 + n), version: 1, cellId: CELL, name: names[n % 6]!, birthDate: '2001-02-03' },
  ...{ targetYear: year, stage: 'introduced', overdue: false, remindOn: null, awareness: null, vote: null },
  introduction: { resolution: paper('03-NQ/CB', `${before}-02-10`), helperIds: [id(1), id(3)], cellId: CELL },
  ...{ verifiedOn: null, sentUpOn: null, decision: null, ceremony: null, fullVote: null, fullDecision: null },
  ...{ probationUntil: null, annulled: null, history: [] },
  next: { step: 'awareness-class', dueOn: '2099-08-10' },
  ...change,
});
const certificate = { ...paper('71/GCN', `${before}-05-20`), issuer: 'Trung tâm chính trị' };
const awareness = { from: `${before}-04-01`, completedOn: `${before}-05-20`, certificate };
const vote = { on: `${before}-08-05`, for: 15, against: 1, base: 17, adopted: true };
const admitted = {
  ...{ awareness, verifiedOn: `${before}-07-01`, vote, sentUpOn: `${before}-08-08` },
  decision: { paper: paper('44-QĐ/ĐU', `${before}-09-01`), admitted: true, reason: null },
  ceremony: { on: `${before}-09-10`, cellId: CELL },
};
const candidates: Candidate[] = [
  candidate(0, {}),
  candidate(1, { stage: 'certified', awareness, overdue: true, next: { step: 'verify', dueOn: `${before}-11-20` } }),
  candidate(2, {
    ...{ stage: 'sent_up', awareness, verifiedOn: `${before}-07-01`, vote, sentUpOn: `${before}-08-08` },
    next: { step: 'decide', dueOn: '2099-11-02' },
  }),
  candidate(3, {
    ...{ ...admitted, stage: 'on_probation', probationUntil: '2099-09-10', remindOn: '2099-08-10' },
    next: { step: 'full-vote', dueOn: '2099-10-22' },
  }),
];
const ended = [
  candidate(4, { ...admitted, stage: 'full', next: null }),
  candidate(5, {
    ...{ stage: 'annulled', next: null },
    annulled: { what: 'introduction', on: `${year}-02-01`, reason: 'Chuyển nơi cư trú' },
  }),
];
const may = { follow: true, decide: true };
const candidatesFor = (query: URLSearchParams): CandidatePage => ({
  ...{ items: query.get('open') === 'false' ? ended : candidates, next: null, names: personNames, cells, may },
});
const candidateAnswer: CandidateAnswer = {
  ...{ candidate: candidates[3]!, names: personNames, cellName: 'Chi bộ thôn 7', may },
};

const leader = (n: number, change: Partial<Leader>): Leader => ({
  ...{
    personId: id(n),
    name: names[n - 1]!,
    role: 'secretary',
    unitId: CELL,
    unitName: 'Chi bộ thôn 7',
    training: null,
  },
  ...change,
});
const training: TrainingAnswer = {
  items: [
    leader(1, {}),
    leader(3, { role: 'deputy', training: { personId: id(3), year, unitIds: [CELL], certificate, missed: false } }),
  ],
  ...{ year: Number(year), may: { record: true } },
};

const classed = (at: number, change: Partial<ClassRow>): ClassRow => ({
  ...{ memberId: id(at + 1), name: names[at]!, cellId: CELL, kind: 'full', tooNew: false, classification: null },
  ...change,
});
const voted = (at: number, grade: 1 | 2 | 3 | 4) => ({
  classification: {
    ...{ memberId: id(at + 1), year: before, cellId: CELL, decided: null, grade },
    proposed: { on: `${before}-12-05`, grade, votes: { for: 14, of: 16 } },
  },
});
const classRows = [
  ...[classed(0, voted(0, 4)), classed(1, { kind: 'probationary', tooNew: true }), classed(2, voted(2, 3))],
  ...[classed(3, voted(3, 2)), classed(4, { cellId: 'QN-LH-08' }), classed(5, { cellId: 'QN-LH-08' })],
];
const noShares = { 1: 0, 2: 0, 3: 0, 4: 0 };
const classPage = (query: URLSearchParams, decide: boolean): ClassPage => ({
  items: query.get('below') ? classRows : classRows.slice(0, 4),
  ...{ next: null, year: before, shares: { proposed: { 1: 0, 2: 1, 3: 1, 4: 1 }, decided: noShares } },
  may: { propose: !decide, decide },
});

const person: Person = {
  member: members[0]!,
  stays: [
    {
      cellId: 'QN-LH-08',
      cellName: 'Chi bộ thôn 8',
      kind: 'full',
      joinedCellOn: '2010-03-26',
      leftCellOn: '2018-05-19',
      temporary: false,
    },
    {
      cellId: CELL,
      cellName: 'Chi bộ thôn 7',
      kind: 'full',
      joinedCellOn: '2018-05-19',
      leftCellOn: null,
      temporary: false,
    },
  ],
  posts: [
    { ...posts[0]!, unitName: 'Chi bộ thôn 7' },
    {
      ...posts[0]!,
      postId: id(150),
      role: 'deputy',
      until: '2022-12-31',
      from: '2020-01-01',
      unitName: 'Chi bộ thôn 7',
    },
  ],
  ahead: [{ on: '2099-01-01', what: 'transfer', cellId: 'QN-LH-08' }],
  history: [
    {
      at: Date.parse(`${before}-05-19T02:00:00Z`),
      by: 'person:x',
      what: 'exempt',
      on: `${before}-05-01`,
      paper: '5-QĐ',
    },
    { at: Date.parse(`${year}-01-02T02:00:00Z`), by: 'person:x', what: 'correct', on: null },
  ],
  transfers: [transfer(1, outside)],
  classifications: [
    {
      ...{ memberId: id(1), year: before, cellId: CELL, grade: 3 },
      proposed: { on: `${before}-12-05`, grade: 4, votes: null },
      decided: { on: `${before}-12-20`, grade: 3, reason: 'Vượt tỷ lệ', number: '90-QĐ/ĐU' },
    },
  ],
  trainings: [{ personId: id(1), year: before, unitIds: [CELL], certificate, missed: false }],
  contact: {
    ...{ birthDate: '1978-02-14', cardNumber: '99012345', phone: '0900 000 001', mail: 'an@demo.example' },
    ...{ admittedOn: '2009-03-26', fullOn: '2010-03-26' },
  },
  invitation: { state: 'expired', expiresOn: `${before}-06-01`, acceptedOn: null },
  may: { manage: true, contact: true, invite: true, classify: true, decideClassification: true, recordTraining: true },
};
/** As an ordinary member of the cell sees somebody: nothing private, nothing to do. */
export const personForMembers: Person = {
  ...person,
  ...{ contact: null, invitation: null, transfers: [], history: [], posts: [], trainings: [], classifications: [] },
  may: { ...person.may, manage: false, contact: false, invite: false, recordTraining: false },
};
export const personWhoLeft: Person = {
  ...person,
  ...{ member: { ...members[0]!, leftCellOn: `${before}-12-01`, leftReason: 'retired' }, ahead: [], transfers: [] },
};
export const personId = id(1);
export const candidateId = id(403);

const twins: { items: Twins[] } = {
  items: [
    {
      birthDate: '1980-05-19',
      members: [1, 2].map((n) => ({
        ...{ memberId: id(n), name: names[0]!, cellId: CELL, cellName: 'Chi bộ thôn 7' },
        ...{ joinedCellOn: '2018-05-19', leftCellOn: null },
      })),
    },
  ],
};

const comparison: Comparison = {
  records: [
    {
      ...{ member: members[0]!, cellName: 'Chi bộ thôn 7', contact: person.contact, account: 'linked' },
      ...{ posts: person.posts, classifications: [{ year: before, grade: 3 }] },
      hindrance: { code: 'DUPLICATE_POST', details: { role: 'secretary', unitId: CELL } },
    },
    {
      ...{ member: { ...members[0]!, memberId: id(2), cellId: 'QN-LH-08', joinedCellOn: '2021-09-01' }, posts: [] },
      ...{ cellName: 'Chi bộ trường tiểu học', account: 'none', classifications: [], hindrance: null },
      contact: { ...person.contact!, cardNumber: null, phone: null, mail: null },
    },
  ],
};
/** A record that was closed in favour of another, and one that may be the second of somebody. */
export const personWhoIsDuplicate: Person = {
  ...person,
  member: { ...members[0]!, leftCellOn: members[0]!.joinedCellOn, sameAs: id(2) },
  ...{ ahead: [], transfers: [], duplicateOf: { memberId: id(2), name: names[0]! } },
};
export const personWithTwin: Person = { ...person, twins: [twins.items[0]!.members[1]!] };

/** What the directory answers about people; the frame and the tree come from the product. */
export const peopleAnswers: [RegExp, (query: URLSearchParams) => unknown][] = [
  [/\/api\/v1\/units\/[^/]+\/members$/, () => memberPage],
  [/\/api\/v1\/members\/duplicates$/, () => twins],
  [/\/api\/v1\/members\/duplicates\/compare$/, () => comparison],
  [/\/api\/v1\/members\/01[^/]+$/, () => person],
  [/\/api\/v1\/transfers$/, transfersFor],
  [/\/api\/v1\/candidates$/, candidatesFor],
  [/\/api\/v1\/candidates\/[^/]+$/, () => candidateAnswer],
  [/\/api\/v1\/units\/[^/]+\/training$/, () => training],
  [/\/api\/v1\/units\/[^/]+\/classifications$/, (query) => classPage(query, false)],
];
export const decisionAnswer = (query: URLSearchParams): ClassPage => classPage(query, true);

const NOTHING = { items: [], next: null };
/** The same with nobody in them. */
export const nobodyAnswers: [RegExp, () => unknown][] = [
  [/\/api\/v1\/units\/[^/]+\/members$/, () => ({ ...NOTHING, posts: [] })],
  [/\/api\/v1\/members\/duplicates$/, () => NOTHING],
  [/\/api\/v1\/members\/01[^/]+$/, () => personForMembers],
  [/\/api\/v1\/transfers$/, () => ({ ...NOTHING, names: {}, cells: {}, may: { manage: true } })],
  [/\/api\/v1\/candidates$/, () => ({ ...NOTHING, names: {}, cells: {}, may })],
  [/\/api\/v1\/units\/[^/]+\/training$/, () => ({ items: [], year, may: { record: true } })],
  [
    /\/api\/v1\/units\/[^/]+\/classifications$/,
    () => ({
      ...NOTHING,
      year: before,
      shares: { proposed: noShares, decided: noShares },
      may: { propose: true, decide: false },
    }),
  ],
];
