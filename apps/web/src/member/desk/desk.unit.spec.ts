import type { MeetingLine, MeetingView, MonthDuty, MonthLine, MonthRequest, UnitDesk } from '@bontot/meeting-core';
import { duties, halfOf, unreported } from './duties.ts';
import { withHeld } from './held.ts';
import { monthStateOf } from './months.ts';
import { nextStepOf, pageOf } from './next-step.ts';

const TODAY = '2026-10-08';
const line = (rest: Partial<MeetingLine> = {}): MeetingLine => ({
  ...{ meetingId: 'm', version: 3, unitId: 'u', unitName: 'U', kind: 'regular', month: '2026-10', state: 'draft' },
  ...{ title: 'Họp', heldOn: '2026-10-20', startsAt: '19:00', place: 'x', present: null, base: null },
  ...{ minutesState: 'drafting', minutesDueOn: null, minutesLate: false, sheetState: 'none', sheetDueOn: null },
  ...{ sheetLate: false, grade: null, supervisorAttended: false, papers: 0, papersPublished: 0, conflicts: 0 },
  ...rest,
});
const month = (rest: Partial<MonthLine> = {}): MonthLine => ({
  ...{ month: '2026-10', plannedOn: '2026-10-10', thematicOn: null, regular: null, thematic: null, duty: null },
  ...rest,
});
const request = (kind: MonthRequest['kind'], decision: 'approved' | 'refused' | null): MonthRequest => ({
  ...{ requestId: 'r', kind, reason: 'bão', newDate: null, by: 'p', askedOn: TODAY },
  decision: decision && {
    ...{ decision, by: 'q', decidedOn: TODAY, enteredOn: TODAY, number: null, reason: null },
  },
});
const duty = (rest: Partial<MonthDuty>): MonthDuty => ({
  ...{ unitId: 'u', month: '2026-10', subject: 'cell', requests: [], heldBy: null, lapsed: false, dueAt: null },
  ...rest,
});
const step = (open: MeetingLine[], months: MonthLine[] = []) => nextStepOf({ open, months, today: TODAY });

describe('the next step of the month', () => {
  it('is the meeting that is under way, whatever else waits', () =>
    expect(step([line({ state: 'closed' }), line({ meetingId: 'now', state: 'in_progress' })])).toMatchObject({
      kind: 'continue',
      line: { meetingId: 'now' },
    }));
  it('is the conflict that keeps minutes from being signed', () =>
    expect(step([line({ state: 'closed', conflicts: 1 })]).kind).toBe('conflicts'));
  it('is to open the meeting whose day has come', () =>
    expect(step([line({ state: 'announced', heldOn: TODAY })]).kind).toBe('open'));
  it('is the minutes, then the score, of a meeting that was held', () => {
    expect(step([line({ state: 'closed', minutesState: 'approved' })]).kind).toBe('minutes');
    const signed = line({ state: 'closed', minutesState: 'signed', sheetDueOn: '2026-10-15' });
    expect(step([signed]).kind).toBe('score');
    expect(step([{ ...signed, sheetState: 'sent_up' }]).kind).toBe('rest');
    expect(step([{ ...signed, sheetDueOn: null }]).kind).toBe('rest');
  });
  it('is to prepare, and close to the day to announce', () => {
    expect(step([line()]).kind).toBe('prepare');
    expect(step([line({ heldOn: '2026-10-10' })]).kind).toBe('announce');
  });
  it('is to send papers that are not out shortly before', () => {
    const soon = line({ state: 'announced', heldOn: '2026-10-10', papers: 2, papersPublished: 1 });
    expect(step([soon]).kind).toBe('papers');
    expect(step([{ ...soon, papersPublished: 2 }]).kind).toBe('rest');
  });
  it('is to plan the meeting of a month that has none, unless none is due', () => {
    expect(step([], [month()])).toEqual({ kind: 'plan', month: '2026-10', heldOn: '2026-10-10' });
    expect(step([], [month({ duty: duty({ requests: [request('waiver', 'approved')] }) })]).kind).toBe('rest');
  });
  it('leads to the page of the state', () =>
    expect(
      (['draft', 'announced', 'in_progress', 'closed', 'annulled'] as const).map((state) =>
        pageOf({ meetingId: 'm', state }),
      ),
    ).toEqual([
      '/m/meetings/m/prepare',
      '/m/meetings/m/prepare',
      '/m/meetings/m/run',
      '/m/meetings/m/minutes',
      '/m/meetings/m',
    ]));
});

describe('a month of the calendar', () => {
  it.each([
    ['held', month({ regular: line({ state: 'closed' }) })],
    ['held', month({ duty: duty({ heldBy: 'm' }) })],
    ['waived', month({ duty: duty({ requests: [request('waiver', 'approved')] }) })],
    ['postponed', month({ duty: duty({ requests: [request('postponement', 'approved')] }) })],
    ['asked', month({ duty: duty({ requests: [request('postponement', null)] }) })],
    ['refused', month({ duty: duty({ requests: [request('postponement', 'refused')] }) })],
    ['missed', month({ month: '2026-09' })],
    ['elsewhere', month({ month: '2026-08' })],
    ['held', month({ month: '2026-08', regular: line({ state: 'closed' }) })],
    ['missed', month({ month: '2026-09', regular: line({ state: 'draft' }) })],
    ['announced', month({ regular: line({ state: 'announced' }) })],
    ['draft', month({ regular: line() })],
    ['nothing', month()],
    ['later', month({ month: '2026-12' })],
  ] as const)('is %s', (state, given) =>
    expect(monthStateOf(given, { today: TODAY, keptSince: '2026-09' })).toBe(state),
  );
});

const desk = (rest: Partial<UnitDesk> = {}): UnitDesk => ({
  ...{ unitId: 'u', unitName: 'U', level: 'cell', today: TODAY, names: {}, leaders: [], months: [], open: [] },
  keptSince: '2026-01',
  ...{ tasks: [], studies: [], memberReports: [], unitReports: [], review: null },
  settings: {
    unitId: 'u',
    minMinutes: 90,
    attendanceBase: 'strict',
    regular: null,
    thematic: null,
    exceptions: [],
    groups: [],
  },
  people: ['a', 'b', 'c'].map((personId) => ({ personId, kind: 'full', exempt: personId === 'c', specialDuty: false })),
  ...rest,
});

describe('the duties of the month', () => {
  it('ask exempt members for no report', () => {
    const reported = { unitId: 'u', month: '2026-10', text: 'xong', reportedOn: TODAY, helper: null, missed: false };
    expect(unreported(desk({ memberReports: [{ personId: 'a', ...reported }] }))).toEqual(['b']);
  });
  it('are fewer for a committee', () =>
    expect(duties(desk({ level: 'committee' })).map(({ id }) => id)).toEqual(['tasks', 'above']));
  it('of the half-year end with June and with December', () =>
    expect(['2026-06-30', '2026-07-01'].map(halfOf)).toEqual(['2026-H1', '2026-H2']));
});

describe('a desk on the phone', () => {
  const view = (version: number, state: MeetingLine['state']): MeetingView =>
    ({
      version,
      unitName: 'U',
      counts: null,
      meeting: {
        ...{ meetingId: 'm', unitId: 'u', kind: 'regular', month: '2026-10', state, title: 'Họp', heldOn: TODAY },
        ...{ startsAt: '19:00', place: '', minutes: { state: 'drafting' }, sheet: { state: 'none' }, papers: [] },
        ...{ guests: [], conflicts: [] },
      },
    }) as unknown as MeetingView;
  it('shows what this phone has done and the server has not heard', () =>
    expect(withHeld(desk({ open: [line({ state: 'announced' })] }), [view(3, 'closed')]).open[0]).toMatchObject({
      state: 'closed',
      minutesDueOn: '2026-10-13',
    }));
  it('believes the server where it knows more', () =>
    expect(withHeld(desk({ open: [line({ state: 'in_progress' })] }), [view(2, 'announced')]).open[0]?.state).toBe(
      'in_progress',
    ));
  it('shows a meeting that was planned with no network, in its month too', () => {
    const shown = withHeld(desk({ months: [month()] }), [view(0, 'draft')]);
    expect(shown.open).toHaveLength(1);
    expect(shown.months[0]?.regular?.meetingId).toBe('m');
  });
});
