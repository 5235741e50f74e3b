import { languages, say } from '@bontot/i18n';
import { answered, faultsOf, firstAnswers } from '../meetings/ask.ts';
import {
  candidateSteps,
  type Candidate,
  type ClassRow,
  type Compared,
  type Comparison,
  type Grade,
  type Member,
  type Person,
} from './answers.ts';
import {
  capOf,
  cellLines,
  decisionDrafts,
  decisionFaults,
  decisionRows,
  gradeOfKey,
  proposalDrafts,
  sharesOf,
  voteFaults,
  voteRows,
  votingDays,
  yearInSeason,
} from './classes.ts';
import { personActs } from './person-acts.ts';
import { columnOf, maySend, pipelineOf, stageSign, wayOf } from './pipeline.ts';
import { closing, comparedRows } from './comparison.ts';
import { byTime, standingsOn, timeOfPost } from './standing.ts';
import { stepBody, stepQuestions } from './step-questions.ts';
import { trainingSign } from './training-sign.ts';
import { stepsOf, transferBody, transferSign } from './transfer-model.ts';
import { pairsOf } from './twins.ts';

const today = '2026-11-28';
const t = ((key: string) => key) as Parameters<typeof stepQuestions>[2];

const member = (change: Partial<Member> = {}): Member => ({
  ...{ memberId: '01A', version: 1, cellId: 'QN-LH-07', name: 'Nguyễn Văn An', kind: 'full' },
  ...{ joinedCellOn: '2018-05-19', leftCellOn: null, exempt: null, specialDuty: null, suspended: null },
  ...{ temporary: null, leftReason: null, erased: false, sameAs: null },
  ...change,
});
const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  ...{ candidateId: '01C', version: 1, cellId: 'QN-LH-07', name: 'La Thu Hà', birthDate: null, targetYear: '2026' },
  ...{ stage: 'introduced', next: { step: 'awareness-class', dueOn: '2026-12-01' }, overdue: false, remindOn: null },
  introduction: { resolution: { number: '3-NQ', date: '2026-06-01' }, helperIds: [], cellId: 'QN-LH-07' },
  ...{ awareness: null, verifiedOn: null, vote: null, sentUpOn: null, decision: null, ceremony: null },
  ...{ fullVote: null, fullDecision: null, probationUntil: null, annulled: null, history: [] },
  ...change,
});

describe('what sets a member apart', () => {
  it('is said for the days on which it holds, the gravest first', () => {
    const both = member({
      exempt: { from: '2026-01-01', to: null },
      suspended: { from: '2026-11-01', to: '2026-11-28' },
    });
    expect(standingsOn(both, today).map(({ what }) => what)).toEqual(['suspended', 'exempt']);
    expect(standingsOn(both, '2026-11-29').map(({ what }) => what)).toEqual(['exempt']);
    expect(standingsOn(both, '2025-12-31')).toEqual([]);
  });
  it('is nothing but the leaving for somebody who has left, from the first day out of the cell', () => {
    const left = member({ leftCellOn: today, exempt: { from: '2020-01-01', to: null } });
    expect(standingsOn(left, today)).toEqual([{ what: 'left', until: null }]);
    expect(standingsOn(left, '2026-11-27').map(({ what }) => what)).toEqual(['exempt']);
  });
});

describe('a post', () => {
  it('holds on its last day and no longer on the next', () => {
    expect(timeOfPost({ from: '2020-01-01', until: today }, today)).toBe('now');
    expect(timeOfPost({ from: '2020-01-01', until: '2026-11-27' }, today)).toBe('ended');
    expect(timeOfPost({ from: '2026-12-01', until: null }, today)).toBe('ahead');
  });
  it('of now stands before one to come, and that before those that have ended', () => {
    const posts = [
      { from: '2015-01-01', until: '2019-12-31' },
      { from: '2027-01-01', until: null },
      { from: '2020-01-01', until: null },
    ];
    expect(posts.sort(byTime(today)).map(({ from }) => from)).toEqual(['2020-01-01', '2027-01-01', '2015-01-01']);
  });
});

describe('acts on a membership', () => {
  const person = (change: Partial<Member> = {}, may: Partial<Person['may']> = {}): Person => ({
    member: member(change),
    ...{ stays: [], posts: [], ahead: [], history: [], transfers: [], classifications: [], trainings: [] },
    contact: {
      birthDate: '1980-01-01',
      cardNumber: null,
      phone: '0900000001',
      mail: null,
      admittedOn: null,
      fullOn: null,
    },
    may: {
      ...{ manage: true, contact: true, invite: true, classify: false, decideClassification: false },
      ...{ recordTraining: false, ...may },
    },
  });
  const ids = (of: Person): string[] => personActs(of, t, today).map(({ id }) => id);
  const act = (of: Person, id: string) => personActs(of, t, today).find((each) => each.id === id)!;
  it('are none for whoever does not manage the cell', () => expect(ids(person({}, { manage: false }))).toEqual([]));
  it('end what holds, and begin what does not', () => {
    const exempt = person({ exempt: { from: '2026-01-01', to: null } });
    expect(ids(exempt)).toEqual(['exempt.end', 'special-duty', 'suspend', 'leave', 'correct']);
    expect(act(exempt, 'exempt.end').sending({ to: today }).body).toEqual({ span: { from: '2026-01-01', to: today } });
    expect(act(exempt, 'exempt.end').undo?.body).toEqual({ span: { from: '2026-01-01', to: null } });
  });
  it('lead a probationary member to full membership, once', () => {
    expect(ids(person({ kind: 'probationary' }))).toContain('full');
    expect(ids(person())).not.toContain('full');
  });
  it('take a leaving back', () => {
    expect(act(person(), 'leave').undo?.to).toEqual(['members', '01A', 'undo-leave']);
    expect(ids(person({ leftCellOn: '2026-01-01' }))).toEqual(['undo-leave', 'erase', 'correct']);
  });
  it('open a record that was closed as a duplicate, and do nothing else to it', () => {
    const closed = person({ sameAs: '01B', leftCellOn: '2018-05-19' });
    expect(ids(closed)).toEqual(['reopen-duplicate']);
    expect(act(closed, 'reopen-duplicate').sending({})).toEqual({
      to: ['members', 'duplicates', 'reopen'],
      body: { duplicateId: '01A' },
    });
    expect(ids(person({ sameAs: '01B', leftCellOn: '2018-05-19' }, { manage: false }))).toEqual([]);
    expect(standingsOn(closed.member, today)).toEqual([{ what: 'duplicate', until: null }]);
  });
  it('are none on somebody who was erased', () => expect(ids(person({ erased: true, leftCellOn: today }))).toEqual([]));
  it('correct all that the form shows, and take out what was emptied', () => {
    const { questions, sending } = act(person(), 'correct');
    const answers = { ...firstAnswers(questions), phone: '', mail: 'an@demo.example' };
    expect(sending(answered(answers, questions)).body).toEqual({
      ...{ name: 'Nguyễn Văn An', birthDate: '1980-01-01', cardNumber: null, phone: null },
      ...{ mail: 'an@demo.example', admittedOn: null },
    });
  });
  it('touch no private particulars that the reader may not see', () => {
    const { questions, sending } = act({ ...person({}, { contact: false }), contact: null }, 'correct');
    expect(questions.map(({ name }) => name)).toEqual(['name']);
    expect(sending({ name: 'Nguyễn Văn Ân' }).body).toEqual({ name: 'Nguyễn Văn Ân' });
  });
});

describe('two records of one person', () => {
  const record = (change: Partial<Member>, more: Partial<Compared> = {}): Compared => ({
    ...{ member: member(change), cellName: 'Chi bộ thôn 7', contact: null, posts: [], account: 'none' },
    ...{ classifications: [], hindrance: null, ...more },
  });
  const contact = { birthDate: '1980-02-29', cardNumber: '99.012345', phone: null, mail: null };
  const days = { admittedOn: null, fullOn: null };
  const pair: Comparison = {
    records: [
      record({ version: 3 }, { contact: { ...contact, ...days } }),
      record({ memberId: '01B', version: 7, kind: 'probationary' }, { contact: { ...contact, ...days, phone: '09' } }),
    ],
  };
  const rows = (of: Comparison) => comparedRows(of, t, 'en', today);
  it('say where they differ', () =>
    expect(rows(pair).flatMap(({ key, differs }) => (differs ? [key] : []))).toEqual([
      'people.col.kind',
      'people.contact.phone',
    ]));
  it('leave out what neither says, and what the reader may not see', () => {
    expect(rows(pair).map(({ key }) => key)).not.toContain('people.contact.mail');
    const [one, other] = pair.records;
    const unseen = rows({
      records: [
        { ...one, contact: null },
        { ...other, contact: null },
      ],
    });
    expect(unseen.filter(({ key }) => key.startsWith('people.contact'))).toEqual([]);
  });
  it('are confirmed as they were seen', () =>
    expect(closing(pair, { keptId: '01B', reason: 'Nhập hai lần' }).body).toEqual({
      ...{ keptId: '01B', duplicateId: '01A', seen: { kept: 7, duplicate: 3 }, reason: 'Nhập hai lần' },
    }));
});

describe('a transfer', () => {
  const open = { state: 'sent', overdue: false, shownOn: null, toCellId: 'QN-LH-08' } as const;
  it('is shown and received by the new cell, and taken back by the old one', () => {
    expect(stepsOf(open, 'to')).toEqual(['receive', 'shown']);
    expect(stepsOf({ ...open, shownOn: today }, 'to')).toEqual(['receive']);
    expect(stepsOf(open, 'from')).toEqual(['cancel']);
  });
  it('to a place that is not kept here is ended by the old cell', () =>
    expect(stepsOf({ ...open, toCellId: null }, 'from')).toEqual(['receive', 'cancel']));
  it('that is over offers nothing', () => expect(stepsOf({ ...open, state: 'received' }, 'to')).toEqual([]));
  it('past its day says so, whatever was shown', () => {
    expect(transferSign({ ...open, overdue: true, shownOn: today }).look).toBe('fail');
    expect(transferSign({ ...open, state: 'received', overdue: true }).look).toBe('good');
  });
  it('goes out with a place or a cell, never both, and with an end only when it is temporary', () => {
    const typed = {
      number: '1',
      date: today,
      sentOn: today,
      toCellId: 'X',
      toPlace: 'Y',
      purpose: 'work',
      until: today,
    };
    expect(transferBody({ ...typed, kind: 'formal', where: 'outside' }, 'p', 't')).toEqual({
      ...{ transferId: 't', personId: 'p', kind: 'formal', toCellId: null, toPlace: 'Y', sentOn: today },
      decision: { number: '1', date: today },
    });
    expect(transferBody({ ...typed, kind: 'temporary', where: 'inside' }, 'p', 't')).toMatchObject({
      ...{ toCellId: 'X', purpose: 'work', until: today },
    });
  });
});

describe('the way of candidates', () => {
  it('has a column for every stage that is not an end', () => {
    const stages = ['introduced', 'in_class', 'certified', 'verified', 'voted', 'sent_up', 'decided'] as const;
    for (const stage of [...stages, 'on_probation', 'full_voted'] as const) expect(columnOf(stage)).toBeDefined();
    for (const stage of ['full', 'refused', 'struck', 'annulled'] as const) expect(columnOf(stage)).toBeUndefined();
  });
  it('shows first whose step is due first', () => {
    const at = (candidateId: string, dueOn: string | null) =>
      candidate({ candidateId, next: { step: 'awareness-class', dueOn } });
    const { introduced } = pipelineOf([at('a', null), at('b', '2026-12-02'), at('c', '2026-12-01')]);
    expect(introduced.map(({ candidateId }) => candidateId)).toEqual(['c', 'b', 'a']);
  });
  it('leaves decisions to the committee, and every other step to the cell', () => {
    const cell = candidateSteps.filter((step) => maySend(step, { follow: true, decide: false }));
    expect(candidateSteps.filter((step) => !cell.includes(step))).toEqual(['decide', 'full-decision']);
  });
  it('is not voted on with a vote that fell short', () => {
    const short = { on: '2026-08-01', for: 8, against: 2, base: 17, adopted: false };
    const way = wayOf(candidate({ stage: 'verified', vote: short, next: { step: 'vote', dueOn: null } }));
    expect(way.find(({ what }) => what === 'vote')).toEqual({ what: 'vote', on: null, state: 'next' });
  });
  it('goes on after a longer probation', () => {
    const extended = { paper: { number: '9', date: '2026-10-01' }, result: 'extended', until: '2027-04-01' } as const;
    expect(wayOf(candidate({ fullDecision: extended })).at(-1)).toMatchObject({ on: null });
  });
  it('says that a step is late, but not once the way has ended', () => {
    expect(stageSign({ stage: 'voted', overdue: true }).key).toBe('people.candidate.overdue');
    expect(stageSign({ stage: 'full', overdue: true }).look).toBe('good');
  });
  it('asks for no day before the step before', () => {
    const questions = stepQuestions('vote', candidate({ verifiedOn: '2026-07-15' }), t, today);
    expect(questions[0]).toMatchObject({ from: '2026-07-15', to: today });
    const early = { ...firstAnswers(questions), on: '2026-07-14', for: '12', against: '0' };
    expect(faultsOf(questions, early)).toEqual([{ name: 'on', key: 'desk.fault.date' }]);
  });
  it('asks why somebody is not admitted, and does not when they are', () => {
    const questions = stepQuestions('decide', candidate(), t, today);
    const said = { ...firstAnswers(questions), number: '44', date: today };
    expect(faultsOf(questions, { ...said, admitted: 'yes' })).toEqual([]);
    expect(faultsOf(questions, { ...said, admitted: 'no' })).toEqual([{ name: 'reason', key: 'desk.fault.empty' }]);
    const changed = answered({ ...said, admitted: 'yes', reason: 'viết trước khi đổi ý' }, questions);
    expect(stepBody('decide', changed)).toEqual({ admitted: true, decision: { number: '44', date: today } });
  });
  it('sends votes as numbers and papers as papers', () => {
    expect(stepBody('vote', { on: today, for: '15', against: '0' })).toEqual({ on: today, for: 15, against: 0 });
    expect(stepBody('certificate', { completedOn: today, number: '7', date: today })).toEqual({
      ...{ completedOn: today, certificate: { number: '7', date: today } },
    });
  });
  it.each(candidateSteps)('says in each language what step «%s» is', (step) => {
    for (const language of languages) expect(say(language, `people.step.${step}`)).not.toContain('people.');
  });
});

const row = (memberId: string, proposed: Grade | null, change: Partial<ClassRow> = {}): ClassRow => ({
  ...{ memberId, name: memberId, cellId: 'A', kind: 'full', tooNew: false },
  classification: proposed && {
    ...{ memberId, year: '2025', cellId: 'A', decided: null, grade: proposed },
    proposed: { on: '2025-12-05', grade: proposed, votes: null },
  },
  ...change,
});

describe('grades of a year', () => {
  it('have no limit of their own in a group of less than five', () => {
    expect(capOf({ 1: 0, 2: 0, 3: 3, 4: 1 })).toBeNull();
    expect(capOf({ 1: 0, 2: 1, 3: 3, 4: 1 })).toEqual({ excellent: 1, limit: 0, exceeded: true });
  });
  it('are asked about until March for the year before', () => {
    expect(yearInSeason('2026-03-31')).toBe('2025');
    expect(yearInSeason('2026-04-01')).toBe('2026');
    expect(votingDays('2025', '2026-02-01')).toEqual({ from: '2025-10-01', to: '2026-02-01' });
    expect(votingDays('2025', today)).toEqual({ from: '2025-10-01', to: '2026-03-31' });
  });
  it('are chosen by the keys 1 to 4', () => {
    expect(['1', '2', '3', '4'].map(gradeOfKey)).toEqual([1, 2, 3, 4]);
    expect(['0', '5', 'Enter', ''].map(gradeOfKey)).toEqual([undefined, undefined, undefined, undefined]);
  });
  it.each([
    [21, 0, 3],
    [18, 3, 3],
    [17, 4, 3],
    [5, 1, 1],
    [10, 0, 1],
  ])('of %i good and %i excellent leave room for %i excellent (124-QĐ/TW, rounded down)', (good, excellent, limit) => {
    expect(capOf({ 1: 0, 2: 0, 3: good, 4: excellent })).toEqual({ excellent, limit, exceeded: excellent > limit });
  });
  it('that nobody chose are not sent, and votes only where there were voters', () => {
    const rows = [row('a', null), row('b', 3)];
    const drafts = { ...proposalDrafts(rows), b: { grade: 4 as const, votes: '15', reason: '' } };
    expect(voteRows(rows, drafts, '17')).toEqual([{ memberId: 'b', grade: 4, for: 15, of: 17 }]);
    expect(sharesOf(drafts)).toEqual({ 1: 0, 2: 0, 3: 0, 4: 1 });
  });
  it.each(['18', '-1', '1,5', 'x'])('with «%s» votes of 17 are sent back', (votes) =>
    expect(voteFaults([row('a', 3)], { a: { grade: 3, votes, reason: '' } }, '17')).toEqual([
      { memberId: 'a', key: 'people.class.fault.votes' },
    ]),
  );
  it('that differ from the vote need a reason, and carry none otherwise', () => {
    const rows = [row('a', 4), row('b', 3)];
    const drafts = decisionDrafts(rows);
    expect(decisionRows(rows, drafts)).toEqual([
      { memberId: 'a', grade: 4 },
      { memberId: 'b', grade: 3 },
    ]);
    const lowered = { ...drafts, a: { grade: 3 as const, votes: '', reason: ' ' } };
    expect(decisionFaults(rows, lowered)).toEqual([{ memberId: 'a', key: 'people.class.fault.reason' }]);
    const said = { ...lowered, a: { ...lowered.a, reason: ' vượt tỷ lệ ' } };
    expect(decisionFaults(rows, said)).toEqual([]);
    expect(decisionRows(rows, said)[0]).toEqual({ memberId: 'a', grade: 3, reason: 'vượt tỷ lệ' });
  });
  it('are counted by cell, without those who are not reviewed; a cell that has not voted stands first', () => {
    const rows = [row('a', 3), row('b', null, { tooNew: true }), row('c', null, { cellId: 'B' })];
    expect(cellLines(rows).map(({ cellId, members, voted }) => [cellId, members, voted])).toEqual([
      ['B', 1, 0],
      ['A', 1, 1],
    ]);
  });
});

describe('training', () => {
  it('is due until 30 November, and missing afterwards', () => {
    expect(trainingSign({ training: null }, '2026', '2026-11-30').look).toBe('notdue');
    expect(trainingSign({ training: null }, '2026', '2026-12-01').look).toBe('fail');
    expect(trainingSign({ training: null }, '2025', today).look).toBe('fail');
  });
});

describe('records that may be of one person', () => {
  it('are looked at two by two', () => {
    const one = (memberId: string) => ({
      ...{ memberId, name: 'An', cellId: 'A', cellName: 'A', joinedCellOn: '2020-01-01', leftCellOn: null },
    });
    const pairs = pairsOf([{ birthDate: '1980-05-19', members: ['a', 'b', 'c'].map(one) }]);
    expect(pairs.map((pair) => pair.map(({ memberId }) => memberId).join(''))).toEqual(['ab', 'ac', 'bc']);
  });
});
