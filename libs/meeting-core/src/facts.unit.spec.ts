import type { LocalDate } from '@bontot/kernel';
import { measureOf, readEvidence } from '@bontot/contracts';
import {
  after,
  aroundOf,
  closed,
  DEPUTY,
  draft,
  file,
  HELD_ON,
  inProgress,
  pointsOf,
  sign,
  signed,
} from '../test/builders.ts';
import type { Act, Fact, Meeting, MeetingKind } from './index.ts';
import { factsOf, lengthOf, wasLongEnough } from './index.ts';

const valueOf = (meeting: Meeting, measure: string): Fact['value'] | undefined =>
  factsOf(meeting).find((fact) => fact.measure === measure)?.value;
const measuresOf = (meeting: Meeting): string[] => factsOf(meeting).map(({ measure }) => measure);
const mark = (personId: string, as: 'excused' | 'unexcused' | 'late' | 'away'): Act => ({
  type: 'mark',
  personId,
  mark: as,
  reasonClass: as === 'excused' ? 'work' : null,
});
const conclusion = (voteId: string | null = null): Act => ({
  type: 'set-conclusion',
  conclusionId: 'c',
  kind: 'conclusion',
  text: 'Giữ sạch mương',
  voteId,
});
const task: Act = {
  type: 'set-task',
  task: { taskId: 't', title: 'Lập lịch', ownerId: 'm3', dueOn: '2026-03-20', expected: '' },
};
const vote = (yes: number): Act => ({
  type: 'vote-by-hand',
  voteId: 'v',
  subject: 'Kết luận',
  threshold: 'majority',
  totals: { for: yes, against: 20 - yes, other: 0 },
});
const speaks = (statementId: string, personId: string): Act => ({
  type: 'set-statement',
  statementId,
  personId,
  kind: 'opinion',
});
const passed = (meeting: Meeting, today: LocalDate): Meeting =>
  after(meeting, [{ type: 'time-passed', today }], aroundOf({ today }));
const ofKind = (kind: MeetingKind, acts: Act[] = []): Meeting => closed({ kind, acts });

describe('what a regular meeting proves', () => {
  it('is nothing before the closing', () => {
    expect(factsOf(draft())).toEqual([]);
    expect(factsOf(inProgress())).toEqual([]);
  });
  it('is nine things at the closing, all of the catalogue and of its kinds', () => {
    const facts = factsOf(closed({ acts: [speaks('s', 'm3')] }));
    expect(facts.map(({ measure }) => measure)).toEqual([
      'meeting.regular.held',
      'resolution.adopted',
      'meeting.premeeting.held',
      'meeting.papers.on_time',
      'meeting.attendance',
      'meeting.unexcused',
      'meeting.duration.met',
      'meeting.speakers',
      'meeting.supervisor.attended',
    ]);
    for (const fact of facts) {
      expect(measureOf(fact.measure)?.producer).toContain('meetings');
      expect(readEvidence({ ...fact, revision: 1 }, HELD_ON)).toEqual({ ok: true, value: { ...fact, revision: 1 } });
    }
  });
  it('is dated by the day it was held and answers for its month', () => {
    const meeting = after(
      closed(),
      [{ type: 'correct-times', heldOn: '2026-04-02', reason: 'ghi nhầm ngày' }],
      aroundOf({ today: '2026-04-03' }),
    );
    expect(factsOf(meeting)[0]).toEqual({
      cellId: 'QN-LH-07',
      measure: 'meeting.regular.held',
      source: 'meeting/meeting',
      effectiveOn: '2026-04-02',
      slot: '2026-03',
      value: { yes: true },
      evidence: [{ kind: 'minutes', ref: 'minutes/meeting' }],
    });
  });
  it('is nothing any more when it is annulled', () => {
    const annulled = after(closed(), [{ type: 'annul', number: '12-QĐ/ĐU', reason: 'sai quy định' }], aroundOf());
    expect(factsOf(annulled)).toEqual([]);
  });

  describe('of attendance', () => {
    it('counts 16 of 17 where 3 of 20 are exempt', () =>
      expect(valueOf(closed({ members: 17, exempt: 3, acts: [mark('m3', 'excused')] }), 'meeting.attendance')).toEqual({
        part: 16,
        whole: 17,
      }));
    it('keeps excused members in the base, or takes them out where the cell counts so', () => {
      const acts = [mark('m3', 'excused'), mark('m4', 'unexcused')];
      expect(valueOf(closed({ acts }), 'meeting.attendance')).toEqual({ part: 18, whole: 20 });
      expect(valueOf(closed({ acts, attendanceBase: 'excused_out' }), 'meeting.attendance')).toEqual({
        part: 18,
        whole: 19,
      });
    });
    it('sends absences without reason as a number, 0 too', () => {
      expect(valueOf(closed(), 'meeting.unexcused')).toEqual({ n: 0 });
      expect(valueOf(closed({ acts: [mark('m3', 'unexcused')] }), 'meeting.unexcused')).toEqual({ n: 1 });
    });
    it('has no share of nobody', () => {
      const nobody = { ...closed(), roll: closed().roll.map((row) => ({ ...row, mark: 'away' as const })) };
      expect(measuresOf(nobody)).not.toContain('meeting.attendance');
      expect(measuresOf(nobody)).not.toContain('meeting.speakers');
    });
    it('follows a corrected roll call', () => {
      const corrected = after(
        closed(),
        [{ type: 'correct-roll', personId: 'm3', mark: 'unexcused', reason: 'ghi nhầm' }],
        aroundOf(),
      );
      expect(valueOf(corrected, 'meeting.attendance')).toEqual({ part: 19, whole: 20 });
      expect(valueOf(corrected, 'meeting.unexcused')).toEqual({ n: 1 });
    });
  });

  it('counts each member who spoke once, of those present', () =>
    expect(
      valueOf(
        closed({
          acts: [mark('m9', 'excused'), speaks('1', 'm3'), speaks('2', 'm3'), speaks('3', 'm4'), speaks('4', 'm9')],
        }),
        'meeting.speakers',
      ),
    ).toEqual({ part: 2, whole: 19 }));

  describe('of its outcome', () => {
    it.each<[string, boolean, Act[]]>([
      ['a conclusion and an assignment', true, [conclusion(), task]],
      ['a conclusion without an assignment', false, [conclusion()]],
      ['an assignment without a conclusion', false, [task]],
      ['a conclusion that was adopted by 11 of 20', true, [vote(11), conclusion('v'), task]],
      ['a conclusion that fell with 10 of 20', false, [vote(10), conclusion('v'), task]],
    ])('with %s says %s', (_, yes, acts) => expect(valueOf(closed({ acts }), 'resolution.adopted')).toEqual({ yes }));
  });

  describe('of its papers', () => {
    const published = (on: LocalDate): Meeting => {
      const attached: Act[] = [{ type: 'attach-paper', paperId: 'p', title: 'Dự thảo', file: file('a') }];
      const before = after(draft(), attached, aroundOf());
      const out = after(before, [{ type: 'publish-papers', paperIds: ['p'] }], aroundOf({ today: on }));
      return after(
        out,
        [{ type: 'announce' }, { type: 'open', startedAt: '19:00' }, { type: 'close', endedAt: '20:45' }],
        aroundOf(),
      );
    };
    it('is yes on the calendar day before', () =>
      expect(valueOf(published('2026-03-04'), 'meeting.papers.on_time')).toEqual({ yes: true }));
    it('is no on the day itself', () =>
      expect(valueOf(published(HELD_ON), 'meeting.papers.on_time')).toEqual({ yes: false }));
    it('is no where there were none', () =>
      expect(valueOf(closed(), 'meeting.papers.on_time')).toEqual({ yes: false }));
    it('asks for all of them', () => {
      const meeting = published('2026-03-04');
      const late = {
        ...meeting.papers[0]!,
        paperId: 'q',
        versions: [{ ...meeting.papers[0]!.versions[0]!, publishedOn: HELD_ON }],
      };
      expect(valueOf({ ...meeting, papers: [...meeting.papers, late] }, 'meeting.papers.on_time')).toEqual({
        yes: false,
      });
    });
  });

  describe('of its length', () => {
    const lasting = (startedAt: string, endedAt: string, minMinutes = 90): Meeting => ({
      ...closed(),
      startedAt,
      endedAt,
      minMinutes,
    });
    it.each([
      ['19:00', '20:30', 90, true],
      ['19:00', '20:29', 90, false],
      ['19:00', '20:59', 120, false],
      ['19:00', '19:45', 45, true],
      ['23:00', '00:30', 90, true],
    ])('%s to %s with a minimum of %i is %s', (startedAt, endedAt, minMinutes, yes) =>
      expect(valueOf(lasting(startedAt, endedAt, minMinutes), 'meeting.duration.met')).toEqual({ yes }),
    );
    it('asks for 120 minutes where regular and thematic are combined', () => {
      expect(closed({ kind: 'combined' }).minMinutes).toBe(120);
      expect(valueOf(ofKind('combined'), 'meeting.duration.met')).toEqual({ yes: false });
    });
    it('asks for enough in each group that met by itself', () => {
      const sitting = (endedAt: string) => ({ groupId: 'g', heldOn: HELD_ON, startedAt: '19:00', endedAt, place: 'x' });
      const groups = (...ends: string[]): Meeting => ({ ...closed(), mode: 'groups', sittings: ends.map(sitting) });
      expect(wasLongEnough(groups('20:30', '20:40'))).toBe(true);
      expect(wasLongEnough(groups('20:30', '20:20'))).toBe(false);
    });
    it('is nothing without both times', () => expect(lengthOf('19:00', null)).toBe(0));
  });

  it('knows a supervisor among the guests, and nobody else for one', () => {
    const guest = (supervisor: boolean): Act => ({
      type: 'set-guest',
      guestId: 'g',
      name: 'Khách',
      office: '',
      supervisor,
    });
    expect(valueOf(closed({ acts: [guest(true)] }), 'meeting.supervisor.attended')).toEqual({ yes: true });
    expect(valueOf(closed({ acts: [guest(false)] }), 'meeting.supervisor.attended')).toEqual({ yes: false });
  });

  describe('of its minutes', () => {
    const of = (meeting: Meeting) => valueOf(meeting, 'minutes.signed.on_time');
    it('is nothing while they may still be signed', () => expect(of(closed())).toBeUndefined());
    it('is nothing with one signature', () => {
      const half = signed();
      expect(of({ ...half, minutes: { ...half.minutes, state: 'approved', signedOn: null } })).toBeUndefined();
    });
    it('is yes with both on the fifth day', () => expect(of(signed({}, '2026-03-10'))).toEqual({ yes: true }));
    it('is no with both on the sixth day', () => expect(of(signed({}, '2026-03-11'))).toEqual({ yes: false }));
    it('is no when five days have passed, and yes by proof of a signature made in time (example E08)', () => {
      const late = signed({}, '2026-06-20');
      expect(of(late)).toEqual({ yes: false });
      const proof = { scan: file('scan'), signedOn: '2026-03-08' };
      const chair = after(late, [sign('chair', proof)], aroundOf({ today: '2026-06-20' }));
      const proved = after(chair, [sign('clerk', proof)], aroundOf({ today: '2026-06-20', by: DEPUTY }));
      expect(of(proved)).toEqual({ yes: true });
    });
  });

  describe('of its grade', () => {
    const scored = (meeting: Meeting, points = {}, today: LocalDate = HELD_ON): Meeting =>
      after(
        meeting,
        [
          { type: 'propose-score', points: pointsOf(points) },
          { type: 'vote-score', totals: { for: 20, against: 0, other: 0 } },
          { type: 'send-score' },
          { type: 'confirm-score', points: {}, why: {} },
        ],
        aroundOf({ today }),
      );
    it('is nothing before the supervisor confirms', () => expect(measuresOf(closed())).not.toContain('meeting.grade'));
    it('is what was confirmed', () => expect(valueOf(scored(closed()), 'meeting.grade')).toEqual({ grade: 4 }));
    it('is 0 when ten days have passed, and the grade once it is confirmed after all', () => {
      const late = passed(closed(), '2026-03-16');
      expect(valueOf(late, 'meeting.grade')).toEqual({ grade: 0 });
      expect(valueOf(scored(late, { 'att.rate': 11 }, '2026-03-18'), 'meeting.grade')).toEqual({ grade: 3 });
    });
  });
});

describe('what other meetings prove', () => {
  const followed = [conclusion(), task];
  it('of a thematic one: held, for its quarter', () =>
    expect(factsOf(ofKind('thematic'))).toMatchObject([
      { measure: 'meeting.thematic.held', slot: '2026-Q1', effectiveOn: HELD_ON, value: { yes: true } },
    ]));
  it('of a thematic one with conclusion and task: followed up', () =>
    expect(valueOf(ofKind('thematic', followed), 'meeting.thematic.followed_up')).toEqual({ yes: true }));
  it('of a thematic one without: not followed up, at the end of the quarter', () => {
    expect(measuresOf(passed(ofKind('thematic'), '2026-03-31'))).toEqual(['meeting.thematic.held']);
    expect(valueOf(passed(ofKind('thematic'), '2026-04-01'), 'meeting.thematic.followed_up')).toEqual({ yes: false });
  });
  it('of a combined one: both', () => {
    const measures = measuresOf(ofKind('combined', followed));
    expect(measures).toEqual(expect.arrayContaining(['meeting.regular.held', 'meeting.thematic.held']));
    expect(new Set(measures).size).toBe(measures.length);
  });
  it('of a committee: that it met, for its month', () =>
    expect(factsOf(ofKind('committee', followed))).toMatchObject([
      { measure: 'committee.meeting.held', slot: '2026-03', value: { yes: true } },
    ]));
  it('of an extraordinary one: nothing', () => expect(factsOf(ofKind('extraordinary', followed))).toEqual([]));
});
