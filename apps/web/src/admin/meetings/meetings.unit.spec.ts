import type { MeetingLine, MonthDuty, MonthRequest, RollRow, Study, UnitReport } from '@bontot/meeting-core';
import { answered, faultsOf, firstAnswers, type Question } from './ask.ts';
import { throwRefused } from './each.ts';
import { isMinimum, minutesFor } from './limits.ts';
import { countsOf, lookOfMonth, monthOf, monthsAround, monthStates, type MonthState } from './month-state.ts';
import { cameAnyway, groupsOf } from './roll-groups.ts';
import { askedReportsOf, documentsOf } from './sent.ts';
import { meetingSign, minutesSign, sheetSign, taskSign } from './signs.ts';

const today = '2026-11-22';
const lineOf = (change: Partial<MeetingLine> = {}): MeetingLine => ({
  ...{ meetingId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M', version: 3, unitId: 'QN-LH-07', unitName: 'Chi bộ thôn 7' },
  ...{ kind: 'regular', month: '2026-11', state: 'closed', title: '', heldOn: '2026-11-05', startsAt: '19:00' },
  ...{ place: 'Nhà văn hóa', present: 17, base: 19, minutesState: 'signed', minutesDueOn: '2026-11-10' },
  ...{ minutesLate: false, sheetState: 'sent_up', sheetDueOn: '2026-11-15', sheetLate: false, grade: null },
  ...{ supervisorAttended: true, papers: 2, papersPublished: 2, conflicts: 0 },
  ...change,
});
const cell = { cellId: 'QN-LH-07', name: 'Chi bộ thôn 7' };
const requestOf = (change: Partial<MonthRequest> = {}): MonthRequest => ({
  ...{ requestId: 'R1', kind: 'postponement', reason: 'Bão số 9', newDate: '2026-11-28', by: 'P1' },
  ...{ askedOn: '2026-11-10', decision: null },
  ...change,
});
const approved: MonthRequest['decision'] = {
  ...{ decision: 'approved', by: 'P2', decidedOn: '2026-11-11', enteredOn: '2026-11-12' },
  ...{ number: '31-CV/ĐU', reason: null },
};
const dutyOf = (requests: MonthRequest[], change: Partial<MonthDuty> = {}): MonthDuty => ({
  ...{ unitId: 'QN-LH-07', month: '2026-11', subject: 'cell', requests, heldBy: null, lapsed: false, dueAt: null },
  ...change,
});

describe('the month of a cell', () => {
  const stateOf = (lines: MeetingLine[], duties: MonthDuty[] = [], day = today, month = '2026-11'): MonthState =>
    monthOf([cell], lines, duties, { month, today: day, keptSince: '2026-09' })[0]!.state;
  const announced = (heldOn: string) => lineOf({ state: 'announced', heldOn, minutesState: 'drafting' });
  it.each<[string, MonthState]>([
    ['held', stateOf([lineOf()])],
    ['running', stateOf([lineOf({ state: 'in_progress' })])],
    ['planned', stateOf([announced('2026-11-25')])],
    ['not_opened', stateOf([announced('2026-11-20')])],
    ['nothing', stateOf([])],
    ['later', stateOf([], [], today, '2026-12')],
    ['missed', stateOf([], [], '2026-12-01')],
    ['missed', stateOf([announced('2026-11-20')], [], '2026-12-01')],
    ['missed', stateOf([lineOf({ state: 'annulled' })], [], '2026-12-01')],
    ['elsewhere', stateOf([], [], today, '2026-08')],
    ['missed', stateOf([], [], today, '2026-09')],
    ['nothing', stateOf([lineOf({ state: 'cancelled' })])],
    ['nothing', stateOf([lineOf({ kind: 'thematic' })])],
    ['asked', stateOf([], [dutyOf([requestOf()])], '2026-12-01')],
    ['postponed', stateOf([], [dutyOf([requestOf({ newDate: '2026-12-05', decision: approved })])], '2026-12-01')],
    ['lapsed', stateOf([], [dutyOf([requestOf({ newDate: '2026-12-05', decision: approved })])], '2026-12-06')],
    ['waived', stateOf([], [dutyOf([requestOf({ kind: 'waiver', newDate: null, decision: approved })])], '2026-12-31')],
    ['held', stateOf([], [dutyOf([], { heldBy: 'M1' })], '2026-12-31')],
    ['held', stateOf([lineOf({ kind: 'combined' })])],
  ])('is «%s» as its meetings and requests say (%#)', (wanted, found) => expect(found).toBe(wanted));
  it('is not that of another month, nor of another cell', () => {
    expect(stateOf([lineOf({ month: '2026-10' })])).toBe('nothing');
    expect(stateOf([lineOf({ unitId: 'QN-LH-08' })])).toBe('nothing');
    expect(stateOf([], [dutyOf([requestOf()], { month: '2026-10' })])).toBe('nothing');
  });
  it('a refused request changes nothing', () =>
    expect(stateOf([], [dutyOf([requestOf({ decision: { ...approved, decision: 'refused' } })])])).toBe('nothing'));
  it('puts the worst first, late ones before others of their state, and counts each state', () => {
    const named = (n: number) => ({ cellId: `QN-LH-${n}`, name: `Chi bộ thôn ${n}` });
    const rows = monthOf(
      [named(1), named(2), named(3), named(10)],
      [
        lineOf({ unitId: 'QN-LH-1' }),
        lineOf({ unitId: 'QN-LH-2', minutesLate: true }),
        lineOf({ unitId: 'QN-LH-3', heldOn: '2026-11-30', state: 'announced' }),
      ],
      [],
      { month: '2026-11', today, keptSince: null },
    );
    expect(rows.map(({ cell: { cellId } }) => cellId)).toEqual(['QN-LH-10', 'QN-LH-3', 'QN-LH-2', 'QN-LH-1']);
    expect(countsOf(rows)).toEqual([
      { state: 'nothing', n: 1 },
      { state: 'planned', n: 1 },
      { state: 'held', n: 2 },
    ]);
  });
  it('has the meeting that came further, and names the others beside it', () => {
    const draft = lineOf({ meetingId: 'draft', state: 'draft' });
    const theme = lineOf({ meetingId: 'theme', kind: 'thematic' });
    const [row] = monthOf([cell], [draft, theme, lineOf({ meetingId: 'held' })], [], {
      ...{ month: '2026-11', today, keptSince: null },
    });
    expect(row!.line?.meetingId).toBe('held');
    expect(row!.others.map(({ meetingId }) => meetingId)).toEqual(['draft', 'theme']);
  });
  it('has a look for each state', () => expect(Object.keys(lookOfMonth).sort()).toEqual([...monthStates].sort()));
});

it('offers the months from last year’s January to next month, the newest first', () => {
  const months = monthsAround('2026-12-31');
  expect([months[0], months[1], months.at(-1)]).toEqual(['2027-01', '2026-12', '2025-01']);
  expect(monthsAround('2026-01-01')[0]).toBe('2026-02');
  expect(months).toHaveLength(25);
});

describe('signs', () => {
  it('of an announced meeting whose day has passed ask why it was not opened', () => {
    expect(meetingSign({ state: 'announced', heldOn: today }, today).key).toBe('desk.state.announced');
    expect(meetingSign({ state: 'announced', heldOn: '2026-11-21' }, today).key).toBe('desk.state.notOpened');
  });
  it('of minutes keep that they were late', () => {
    expect(minutesSign({ minutesState: 'signed', minutesLate: true }).key).toBe('desk.minutes.signedLate');
    expect(minutesSign({ minutesState: 'approved', minutesLate: true }).key).toBe('desk.minutes.late');
    expect(minutesSign({ minutesState: 'approved', minutesLate: false }).key).toBe('desk.minutes.approved');
  });
  it('of a sheet are its grade once it is confirmed, even late', () => {
    expect(sheetSign({ sheetState: 'confirmed', sheetLate: true, grade: 3 }).key).toBe('desk.grade.fair');
    expect(sheetSign({ sheetState: 'sent_up', sheetLate: true, grade: null }).key).toBe('desk.sheet.late');
    expect(sheetSign({ sheetState: 'sent_up', sheetLate: false, grade: null }).key).toBe('desk.sheet.waiting');
  });
  it('of a task say that it is past its day, not of one that was reported as done', () => {
    const task = { dueOn: '2026-11-21', doneOn: null } as const;
    expect(taskSign({ ...task, state: 'accepted' }, today).key).toBe('desk.task.overdue');
    expect(taskSign({ ...task, state: 'done_reported' }, today).key).toBe('desk.task.reported');
    expect(taskSign({ ...task, state: 'completed', doneOn: '2026-11-22' }, today).key).toBe('desk.task.completedLate');
    expect(taskSign({ ...task, state: 'completed', doneOn: '2026-11-21' }, today).key).toBe('desk.task.completed');
  });
});

describe('documents sent for study', () => {
  const study = (unitId: string, change: Partial<Study> = {}): Study => ({
    ...{ documentId: 'D1', unitId, title: 'Hướng dẫn', number: '42-HD/BTCTW', issuer: 'Ban Tổ chức Trung ương' },
    ...{ sentBy: 'P1', sentOn: '2026-11-01', deadline: '2026-11-20', file: null, acknowledged: {} },
    ...{ obligedIds: null, withdrawn: false, dueAt: null },
    ...change,
  });
  const confirmedBy = (...people: string[]) =>
    Object.fromEntries(people.map((person) => [person, { on: '2026-11-05', helper: null }]));
  it('stand together by document, the units that lag behind first', () => {
    const [document] = documentsOf(
      [
        study('A', { acknowledged: confirmedBy('P1', 'P2'), obligedIds: ['P1', 'P2'] }),
        study('B', { acknowledged: confirmedBy('P3'), obligedIds: ['P3', 'P4'] }),
      ],
      today,
    );
    expect(document!.units.map(({ study: { unitId }, late }) => [unitId, late])).toEqual([
      ['B', true],
      ['A', false],
    ]);
    expect(document!.reached).toBe(1);
  });
  it('count only those who are obliged, once that is fixed', () => {
    const [document] = documentsOf(
      [study('A', { acknowledged: confirmedBy('P1', 'left'), obligedIds: ['P1', 'P2'] })],
      today,
    );
    expect(document!.units[0]).toMatchObject({ confirmed: 1, obliged: 2, late: true });
  });
  it('are nobody’s delay before the day', () => {
    const [document] = documentsOf([study('A')], '2026-11-20');
    expect(document!.units[0]!.late).toBe(false);
  });
});

describe('reports asked from cells', () => {
  const report = (unitId: string, sentOn: string | null, change: Partial<UnitReport> = {}): UnitReport => ({
    ...{ reportId: 'R1', unitId, title: 'Báo cáo quý', askedBy: 'P1', askedByUnitId: 'QN-LH', dueOn: '2026-11-20' },
    ...{ text: '', file: null, sentOn, sentBy: null, missed: false, withdrawn: false, dueAt: null },
    ...change,
  });
  it('say who sent them and who is late, late ones first', () => {
    const [asked] = askedReportsOf(
      [report('A', '2026-11-19'), report('B', null), report('C', '2026-11-21'), report('D', null, { withdrawn: true })],
      today,
    );
    expect(asked).toMatchObject({ sent: 2, late: 2 });
    expect(asked!.units.slice(0, 2).map(({ unitId }) => unitId)).toEqual(['B', 'C']);
  });
});

describe('a small form', () => {
  const questions: Question[] = [
    { name: 'day', kind: 'date', label: 'Ngày', required: true, first: today, from: '2026-11-01', to: today },
    { name: 'reason', kind: 'text', label: 'Lý do', required: true },
    { name: 'number', kind: 'line', label: 'Số' },
  ];
  it('begins with what is known', () =>
    expect(firstAnswers(questions)).toEqual({ day: today, reason: '', number: '' }));
  it('misses what must be said, spaces being nothing, and takes no day out of its range', () => {
    expect(faultsOf(questions, { day: '2026-11-23', reason: '  ', number: '' })).toEqual([
      { name: 'day', key: 'desk.fault.date' },
      { name: 'reason', key: 'desk.fault.empty' },
    ]);
    expect(faultsOf(questions, { day: '', reason: 'x', number: '' })).toEqual([
      { name: 'day', key: 'desk.fault.noDate' },
    ]);
    expect(faultsOf(questions, { day: '2026-11-01', reason: 'x', number: '' })).toEqual([]);
  });
  it('sends what was said and nothing else', () =>
    expect(answered({ reason: ' Bão ', number: '  ' })).toEqual({ reason: 'Bão' }));
});

describe('the least length of a meeting', () => {
  it('may be set from 45 minutes on for a cell under nine members only', () => {
    expect(minutesFor(8)).toEqual({ from: 45, to: 90 });
    expect(minutesFor(9)).toEqual({ from: 90, to: 90 });
    expect(isMinimum('45', 8)).toBe(true);
    expect(isMinimum('44', 8)).toBe(false);
    expect(isMinimum('89', 9)).toBe(false);
  });
  it('is left to the service where the number of members is unknown', () => expect(isMinimum('60', null)).toBe(true));
});

describe('the roll', () => {
  const row = (personId: string, mark: RollRow['mark'], change: Partial<RollRow> = {}): RollRow => ({
    ...{ personId, kind: 'full', exempt: mark === 'exempt', specialDuty: false, mark, at: null },
    ...{ reasonClass: null, reasonDetail: null, cameAnyway: false },
    ...change,
  });
  const roll = [row('A', 'present'), row('B', 'exempt', { cameAnyway: true }), row('C', 'unexcused'), row('D', 'late')];
  it('names first who was missing without reason, last who was there', () =>
    expect(groupsOf(roll).map(({ mark }) => mark)).toEqual(['unexcused', 'late', 'exempt', 'present']));
  it('knows exempt members who came all the same', () =>
    expect(cameAnyway(roll).map(({ personId }) => personId)).toEqual(['B']));
});

describe('what is sent to several units', () => {
  const taken = (id: string) => ({ id, result: 'changed' as const });
  it('is sent when all took it', () => expect(() => throwRefused({ items: [taken('A'), taken('B')] })).not.toThrow());
  it('says how many did not, and why the first of them', () =>
    expect(() =>
      throwRefused({
        items: [taken('A'), { id: 'B', result: 'refused', code: 'UNIT_UNKNOWN', details: { unitId: 'B' } }],
      }),
    ).toThrow(
      expect.objectContaining({ code: 'UNIT_UNKNOWN', extensions: { details: { unitId: 'B' }, refused: 1, all: 2 } }),
    ));
});
