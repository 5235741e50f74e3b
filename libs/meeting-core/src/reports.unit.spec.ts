import { file } from '../test/builders.ts';
import { story } from '../test/duty-builders.ts';
import {
  decideMemberReport,
  decideMembersReview,
  decideStudy,
  decideUnitReport,
  halfOf,
  memberReportFacts,
  membersReviewFacts,
  studyFacts,
  unitReportFacts,
  type MemberReportAct,
  type MembersReviewAct,
  type StudyAct,
  type UnitReportAct,
} from './index.ts';

describe('a document for study', () => {
  const of = story(decideStudy, studyFacts);
  const send: StudyAct = {
    ...{ type: 'send', documentId: 'd', unitId: 'QN-LH-07', title: 'Nghị quyết 21', number: '21-NQ/TW' },
    ...{ issuer: 'BCHTW', deadline: '2026-06-30' },
  };
  const sent = ['2026-06-01', send] as const;
  const read = (today: string, personId: string, by = personId) =>
    [today, { type: 'acknowledge', personId }, by] as const;
  const passed = (today: string, obligedIds: string[]) =>
    [today, { type: 'time-passed', today, obligedIds }] as readonly [string, StudyAct];
  const share = (part: number, whole: number) => [
    {
      ...{ cellId: 'QN-LH-07', measure: 'document.acknowledged', source: 'document/d', effectiveOn: '2026-06-30' },
      value: { part, whole },
    },
  ];

  it('proves nothing before its deadline', () => {
    of(sent, read('2026-06-10', 'm1')).proves([]);
    of(sent, passed('2026-06-30', ['m1'])).changesNothing();
  });
  it('proves on its deadline how many of those obliged then have read it', () => {
    const closed = of(
      sent,
      read('2026-06-10', 'm1'),
      read('2026-06-30', 'gone'),
      passed('2026-07-01', ['m1', 'm2', 'm3']),
    );
    closed.becomes({ obligedIds: ['m1', 'm2', 'm3'], dueAt: null });
    closed.proves(share(1, 3));
  });
  it('counts who reads it later, of the same ones', () =>
    of(sent, passed('2026-07-01', ['m1', 'm2']), read('2026-07-05', 'm2'), read('2026-07-06', 'new')).proves(
      share(1, 2),
    ));
  it('fixes once who was obliged', () =>
    of(sent, passed('2026-07-01', ['m1']), passed('2026-07-02', ['m1', 'm2'])).changesNothing());
  it('has no share of nobody', () => of(sent, passed('2026-07-01', [])).proves([]));
  it('names the helper who tapped for a member', () =>
    of(sent, read('2026-06-10', 'm1'), read('2026-06-11', 'm2', 'm1')).becomes({
      acknowledged: { m1: { on: '2026-06-10', helper: null }, m2: { on: '2026-06-11', helper: 'm1' } },
    }));
  it('is read once', () => of(sent, read('2026-06-10', 'm1'), read('2026-06-12', 'm1')).changesNothing());
  it('withdrawn proves nothing any more and is not read', () => {
    const withdraw = ['2026-07-02', { type: 'withdraw' }] as const;
    const gone = of(sent, passed('2026-07-01', ['m1']), withdraw);
    gone.proves([]);
    expect(gone.said).toMatchObject([{ value: { part: 0, whole: 1 } }, { withdrawn: true }]);
    of(sent, withdraw, read('2026-07-03', 'm1')).refused('STUDY_WITHDRAWN', { documentId: 'd' });
  });
  it('is sent before its deadline, once', () => {
    of(['2026-07-01', send]).refused('DEADLINE_PAST', { deadline: '2026-06-30', today: '2026-07-01' });
    of(sent, sent).changesNothing();
    of(sent, ['2026-06-02', { ...send, deadline: '2026-07-30' }]).refused('STUDY_EXISTS');
    of(read('2026-06-10', 'm1')).refused('STUDY_UNKNOWN');
  });
});

describe("a member's report of a month", () => {
  const of = story(decideMemberReport, memberReportFacts);
  const march = { personId: 'm3', unitId: 'QN-LH-07', month: '2026-03' };
  const report = (today: string, by = 'm3', text = 'Đã vận động 3 hộ') =>
    [today, { type: 'report', ...march, text }, by] as readonly [string, MemberReportAct, string];
  const passed = (today: string, unitId = march.unitId) =>
    [today, { type: 'month-passed', ...march, unitId }] as readonly [string, MemberReportAct];
  const reported = (yes: boolean, cellId = 'QN-LH-07') => ({
    ...{ cellId, measure: 'member.reported', source: 'member-report/m3/2026-03', effectiveOn: '2026-03-31' },
    value: { yes },
  });

  it('is dated by the last day of the month, however early it comes', () =>
    of(report('2026-03-10')).proves([reported(true)]));
  it('is a «no» at the end of the month for whoever did not report', () => {
    of(passed('2026-03-31')).changesNothing();
    of(passed('2026-04-01')).proves([reported(false)]);
  });
  it('that comes late takes the «no» back', () =>
    expect(of(passed('2026-04-01'), report('2026-04-03')).said).toEqual([reported(false), reported(true)]));
  it('makes no «no» where it was given', () => of(report('2026-03-10'), passed('2026-04-01')).changesNothing());
  it('belongs to the cell in which the member was at the end of the month', () =>
    expect(of(report('2026-03-10'), passed('2026-04-01', 'QN-LH-08')).said).toEqual([
      reported(true),
      { ...reported(true), withdrawn: true },
      reported(true, 'QN-LH-08'),
    ]));
  it('names the helper, and keeps its first day when it is written anew', () =>
    of(report('2026-03-10'), report('2026-03-20', 'm1', 'Thêm 1 hộ')).becomes({
      text: 'Thêm 1 hộ',
      helper: 'm1',
      reportedOn: '2026-03-10',
    }));
  it('has words, and a month that has begun', () => {
    of(report('2026-03-10', 'm3', ' ')).refused('TEXT_MISSING', { field: 'text' });
    of(report('2026-02-28')).refused('MEMBER_REPORT_EARLY', { month: '2026-03', today: '2026-02-28' });
    of(report('2026-03-10'), report('2026-03-10')).changesNothing();
  });
});

describe('a report that a unit owes', () => {
  const of = story(decideUnitReport, unitReportFacts);
  const ask: UnitReportAct = {
    ...{ type: 'ask', reportId: 'r', unitId: 'QN-LH-07', title: 'Báo cáo quý I' },
    ...{ dueOn: '2026-03-25', askedByUnitId: 'QN-LH' },
  };
  const asked = ['2026-03-01', ask] as const;
  const send = (today: string, act: Partial<Extract<UnitReportAct, { type: 'send' }>> = {}) =>
    [today, { type: 'send', text: 'Kết quả', ...act }] as readonly [string, UnitReportAct];
  const passed = (today: string) => [today, { type: 'time-passed', today }] as readonly [string, UnitReportAct];
  const onTime = (yes: boolean) => ({
    measure: 'report.on_time',
    source: 'report/r',
    effectiveOn: '2026-03-25',
    value: { yes },
  });

  it('proves nothing before it is sent or its date has passed', () => {
    of(asked).proves([]);
    of(asked, passed('2026-03-25')).changesNothing();
  });
  it('is in time on its date', () => of(asked, send('2026-03-25')).proves([onTime(true)]));
  it('is a «no» from the day after, also when it comes then', () => {
    of(asked, passed('2026-03-26')).proves([onTime(false)]);
    of(asked, passed('2026-03-26'), send('2026-03-27')).proves([onTime(false)]);
    of(asked, send('2026-03-26')).proves([onTime(false)]);
  });
  it('is a text or a file, and is sent once', () => {
    of(asked, send('2026-03-20', { text: '' })).refused('TEXT_MISSING');
    of(asked, send('2026-03-20', { text: '', file: file('bc') })).proves([
      { ...onTime(true), evidence: [{ kind: 'document_file', fileId: 'bc' }] },
    ]);
    of(asked, send('2026-03-20'), send('2026-03-21')).changesNothing();
    of(asked, send('2026-03-20'), send('2026-03-21', { text: 'khác' })).refused('UNIT_REPORT_SENT', {
      sentOn: '2026-03-20',
    });
  });
  it('taken back proves nothing and is not sent', () => {
    const withdraw = ['2026-03-27', { type: 'withdraw' }] as const;
    of(asked, passed('2026-03-26'), withdraw).proves([]);
    of(asked, withdraw, send('2026-03-28')).refused('UNIT_REPORT_WITHDRAWN');
  });
  it('is asked for before its date, once', () => {
    of(['2026-03-26', ask]).refused('DEADLINE_PAST');
    of(asked, asked).changesNothing();
    of(asked, ['2026-03-02', { ...ask, title: 'khác' }]).refused('UNIT_REPORT_EXISTS');
    of(send('2026-03-20')).refused('UNIT_REPORT_UNKNOWN');
  });
});

describe('the half-year review of members', () => {
  const of = story(decideMembersReview, membersReviewFacts);
  const first = { unitId: 'QN-LH-07', half: '2026-H1' };
  const review = (today: string, text = 'Đã rà soát', half = first.half) =>
    [today, { type: 'review', ...first, half, text }] as readonly [string, MembersReviewAct];
  const passed = (today: string) => [today, { type: 'half-passed', ...first }] as readonly [string, MembersReviewAct];
  const reviewed = (yes: boolean) => ({
    ...{ cellId: 'QN-LH-07', measure: 'members.reviewed', source: 'members-review/2026-H1', effectiveOn: '2026-06-30' },
    value: { yes },
  });

  it('is dated by the last day of the half-year', () => of(review('2026-05-10')).proves([reviewed(true)]));
  it('is a «no» on that day where there was none, and is made up for later', () => {
    of(passed('2026-06-30')).changesNothing();
    expect(of(passed('2026-07-01'), review('2026-07-05')).said).toEqual([reviewed(false), reviewed(true)]);
  });
  it('makes no «no» where it was recorded', () => of(review('2026-05-10'), passed('2026-07-01')).changesNothing());
  it('keeps what was written before', () => {
    of(review('2026-05-10'), review('2026-05-11', 'Bổ sung nguồn')).becomes({
      text: 'Bổ sung nguồn',
      reviewedOn: '2026-05-10',
      history: [{ text: 'Đã rà soát' }, { text: 'Bổ sung nguồn' }],
    });
    of(review('2026-05-10'), review('2026-05-11')).changesNothing();
  });
  it('names the meeting at which it was made', () => {
    const act: MembersReviewAct = { type: 'review', ...first, text: 'x', meetingId: 'meeting' };
    of(['2026-05-10', act]).proves([{ evidence: [{ kind: 'minutes', ref: 'minutes/meeting' }] }]);
  });
  it('is of a half-year that has begun', () => {
    of(review('2026-06-30', 'x', '2026-H2')).refused('REVIEW_EARLY');
    of(review('2026-07-01', 'x', '2026-H2')).becomes({ half: '2026-H2' });
    of(review('2026-05-10', 'x', '2026-H3')).refused('HALF_INVALID', { half: '2026-H3' });
    of(review('2026-05-10', '')).refused('TEXT_MISSING');
    expect([halfOf('2026-06-30'), halfOf('2026-07-01')]).toEqual(['2026-H1', '2026-H2']);
  });
});
