import { actions } from '@bontot/access';
import { announced, closed, given, inProgress, draft } from '../test/builders.ts';
import type { Act, ActType, MeetingState } from './index.ts';
import { actionOf, decide, isAllowedIn, isOfOneself, mayIn, mayTable, meetingCodes } from './index.ts';
import { aroundOf } from '../test/builders.ts';

const states = {
  draft: draft(),
  announced: announced(),
  in_progress: inProgress(),
  closed: closed(),
  annulled: { ...closed(), state: 'annulled' },
  cancelled: { ...announced(), state: 'cancelled' },
} as const;
const types = Object.keys(mayIn) as ActType[];
const ofState = /^MEETING_(ALREADY_BEGUN|NOT_ANNOUNCED|NOT_IN_PROGRESS|NOT_CLOSED|CANCELLED|ANNULLED)$/;

describe('the table of what may change in which state', () => {
  it.each(types.filter((type) => type !== 'plan'))('decides first on «%s»', (type) => {
    for (const [state, meeting] of Object.entries(states)) {
      if (isAllowedIn(type, state as MeetingState)) continue;
      const decided = decide({ type } as Act, meeting, aroundOf());
      expect(decided).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(ofState) } });
    }
  });
  it('lets nothing be written while the meeting is not held that is written while it is', () => {
    const held = types.filter((type) => mayIn[type].length === 1 && mayIn[type][0] === 'in_progress');
    expect(held).toEqual(expect.arrayContaining(['mark', 'set-statement', 'vote-by-hand', 'set-conclusion', 'close']));
    expect(held.some((type) => isAllowedIn(type, 'closed') || isAllowedIn(type, 'announced'))).toBe(false);
  });
  it('hides a draft from members: none of their own acts is possible there', () =>
    expect(types.filter((type) => isOfOneself({ type } as Act) && isAllowedIn(type, 'draft'))).toEqual([]));
  it('is printed with a row for each act', () => {
    const lines = mayTable().split('\n');
    expect(lines).toHaveLength(types.length + 2);
    expect(lines).toContain('| `mark` | – | – | yes | – | – | – | `meeting.conduct` |');
  });
});

describe('permission', () => {
  it('of every act is an action of the matrix', () =>
    expect(types.filter((type) => !actions.includes(actionOf[type]))).toEqual([]));
  it('to annul is that of the committee above, to confirm that of the supervisor', () =>
    expect([actionOf.annul, actionOf['confirm-score'], actionOf.sign, actionOf.choose, actionOf['check-in']]).toEqual([
      'waiver.approve',
      'meeting-score.confirm',
      'minutes.sign',
      'vote.cast',
      'check-in.self',
    ]));
});

it('no code stands twice', () => expect(new Set(meetingCodes).size).toBe(meetingCodes.length));
it('an annulled meeting refuses by its name', () =>
  given(states.annulled).when({ type: 'send-score' }).refused('MEETING_ANNULLED'));
