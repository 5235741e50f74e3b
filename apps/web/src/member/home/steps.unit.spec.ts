import type { MemberHome, MeetingView, Study, Task, Vote } from '@bontot/meeting-core';
import { dueSoon, nearness, nextMeeting, nextStep } from './steps.ts';
import { homeOf, meetingOf, paper, studyOf, taskOf, vote } from '../read/builders.ts';

type Given = { meetings?: MeetingView[]; tasks?: Task[]; studies?: Study[] } & Partial<MemberHome>;
const home = (given: Given = {}): MemberHome => homeOf({ today: '2026-10-08', ...given });
const opened = (...votes: Vote[]) => meetingOf({ state: 'in_progress', heldOn: '2026-10-08', votes });

describe('the one next step', () => {
  it('is an open vote before everything else, whatever is due sooner', () =>
    expect(
      nextStep(home({ meetings: [opened(vote())], tasks: [taskOf({ state: 'accepted', dueOn: '2026-10-08' })] })),
    ).toMatchObject({ kind: 'vote', voteId: 'vote', way: 'open' }));
  it('is the meeting itself once the vote is cast', () =>
    expect(nextStep(home({ meetings: [opened(vote({ choices: { me: 'for' } }))] }))).toMatchObject({
      kind: 'meeting',
    }));
  it('is the meeting itself once a secret ballot was taken', () =>
    expect(
      nextStep(
        home({
          meetings: [opened(vote({ way: 'secret' }))],
          ballots: [{ ballotId: 'vote', tokenTaken: true } as MemberHome['ballots'][number]],
        }),
      ),
    ).toMatchObject({ kind: 'meeting' }));
  it('is no vote for somebody who has none', () =>
    expect(nextStep(home({ meetings: [opened(vote({ eligibleIds: ['another'] }))] }))).toMatchObject({
      kind: 'meeting',
    }));
  it('is what has the nearest date', () =>
    expect(
      nextStep(
        home({
          meetings: [meetingOf({ heldOn: '2026-10-10', papers: [paper('a'), paper('b')] })],
          studies: [studyOf({ deadline: '2026-10-09' })],
        }),
      ),
    ).toMatchObject({ kind: 'study' }));
  it('is the papers before a document or a task of the same day', () =>
    expect(
      nextStep(
        home({
          meetings: [meetingOf({ heldOn: '2026-10-10', papers: [paper('a'), paper('b')] })],
          studies: [studyOf({ deadline: '2026-10-10' })],
          tasks: [taskOf({ state: 'accepted', dueOn: '2026-10-10' })],
        }),
      ),
    ).toMatchObject({ kind: 'papers', papers: 2, dueOn: '2026-10-10' }));
  it('leaves acknowledged papers and drafts of papers alone', () =>
    expect(
      nextStep(
        home({
          meetings: [
            meetingOf({
              heldOn: '2026-10-10',
              papers: [paper('a'), paper('b', null)],
              acknowledged: { me: ['a'] },
            }),
          ],
        }),
      ),
    ).toBeNull());
  it('asks for a task or a report only in its last week', () => {
    expect(nextStep(home({ tasks: [taskOf({ state: 'accepted', dueOn: '2026-10-16' })] }))).toBeNull();
    expect(nextStep(home({ tasks: [taskOf({ state: 'accepted', dueOn: '2026-10-15' })] }))).toMatchObject({
      kind: 'task',
    });
    expect(nextStep(home({ today: '2026-10-24' }))).toMatchObject({
      kind: 'report',
      month: '2026-10',
      dueOn: '2026-10-31',
    });
  });
  it('asks at once to accept a task that was given', () =>
    expect(nextStep(home({ tasks: [taskOf({ state: 'assigned', dueOn: '2026-12-01' })] }))).toMatchObject({
      kind: 'accept',
    }));
  it('puts what is late behind what can still be in time', () =>
    expect(
      nextStep(
        home({
          tasks: [taskOf({ state: 'accepted', dueOn: '2026-09-30' })],
          studies: [studyOf({ deadline: '2026-10-20' })],
        }),
      ),
    ).toMatchObject({ kind: 'study' }));
  it('is nothing when all is done', () =>
    expect(
      nextStep(home({ today: '2026-10-30', reports: [{ month: '2026-10', reportedOn: '2026-10-29' } as never] })),
    ).toBeNull());
});

describe('what is due soon', () => {
  it('lists by date, the late first, and without what waits for others', () =>
    expect(
      dueSoon(
        home({
          tasks: [
            taskOf({ taskId: 'far', state: 'accepted', dueOn: '2026-10-25' }),
            taskOf({ taskId: 'late', state: 'rejected', dueOn: '2026-10-01' }),
            taskOf({ taskId: 'waits', state: 'done_reported', dueOn: '2026-10-09' }),
          ],
          studies: [
            studyOf({ deadline: '2026-10-12' }),
            studyOf({ acknowledged: { me: { on: '2026-10-01', helper: null } } }),
          ],
        }),
      ).map(({ kind, dueOn }) => [kind, dueOn]),
    ).toEqual([
      ['task', '2026-10-01'],
      ['study', '2026-10-12'],
      ['task', '2026-10-25'],
      ['report', '2026-10-31'],
    ]));
  it('asks no report of an exempt member', () => expect(dueSoon(home({ exempt: true }))).toEqual([]));
  it.each([
    ['2026-10-07', 'late'],
    ['2026-10-08', 'near'],
    ['2026-10-11', 'near'],
    ['2026-10-12', 'ahead'],
  ])('draws %s as %s', (dueOn, look) => expect(nearness(dueOn, '2026-10-08')).toBe(look));
});

describe('the next meeting', () => {
  it('is one that is being held before the nearest announced one', () => {
    const meetings = [
      meetingOf({ meetingId: 'later', heldOn: '2026-10-20' }),
      meetingOf({ meetingId: 'soon', heldOn: '2026-10-10' }),
      meetingOf({ meetingId: 'over', heldOn: '2026-10-01', state: 'closed' }),
    ];
    expect(nextMeeting(home({ meetings }))?.meeting.meetingId).toBe('soon');
    const held = meetingOf({ meetingId: 'now', heldOn: '2026-10-08', state: 'in_progress' });
    expect(nextMeeting(home({ meetings: [...meetings, held] }))?.meeting.meetingId).toBe('now');
  });
  it('is none when the last one is over', () =>
    expect(nextMeeting(home({ meetings: [meetingOf({ state: 'closed' })] }))).toBeNull());
});
