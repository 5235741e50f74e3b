import type { Act } from './acts.ts';
import type { Meeting } from './meeting.ts';
import type { PersonId } from './parts.ts';

/**
 * What two devices may not change behind each other's back: a row of the roll, an agenda item, a conclusion … Null for acts that
 * the state alone orders (a second closing is refused) and for those that concern nobody but who acts.
 */
export function unitOf(act: Act, by?: PersonId): string | null {
  switch (act.type) {
    case 'mark':
    case 'correct-roll':
    case 'admit-temporary':
      return `row:${act.personId}`;
    case 'check-in':
      return by === undefined ? null : `row:${by}`;
    case 'set-item':
    case 'remove-item':
    case 'note-item':
      return `item:${act.itemId}`;
    case 'order-items':
      return 'order';
    case 'attach-paper':
    case 'remove-paper':
      return `paper:${act.paperId}`;
    case 'set-guest':
    case 'remove-guest':
      return `guest:${act.guestId}`;
    case 'set-statement':
    case 'remove-statement':
      return `statement:${act.statementId}`;
    case 'vote-by-hand':
    case 'open-vote':
    case 'close-vote':
    case 'remove-vote':
      return `vote:${act.voteId}`;
    case 'set-conclusion':
    case 'remove-conclusion':
      return `conclusion:${act.conclusionId}`;
    case 'set-task':
      return `task:${act.task.taskId}`;
    case 'remove-task':
      return `task:${act.taskId}`;
    case 'change':
      return 'details';
    case 'record-pre-meeting':
      return 'pre-meeting';
    case 'set-sittings':
      return 'sittings';
    case 'correct-times':
      return 'times';
    case 'write-minutes':
    case 'read-out':
    case 'approve-minutes':
      return 'minutes';
    case 'propose-score':
    case 'vote-score':
    case 'send-score':
    case 'confirm-score':
    case 'return-score':
      return 'score';
    default:
      return null;
  }
}

/** What a unit holds now, as a person compares it with a losing value; null for nothing, as after a removal. */
export function standingOf(meeting: Meeting, unit: string): unknown {
  const [kind, id = ''] = unit.split(/:(.*)/s);
  const found = <Entry>(entries: readonly Entry[], key: keyof Entry) => entries.find((one) => one[key] === id) ?? null;
  switch (kind) {
    case 'row':
      return found(meeting.roll, 'personId');
    case 'item':
      return found(meeting.agenda, 'itemId');
    case 'paper':
      return found(meeting.papers, 'paperId');
    case 'guest':
      return found(meeting.guests, 'guestId');
    case 'statement':
      return found(meeting.statements, 'statementId');
    case 'vote':
      return found(meeting.votes, 'voteId');
    case 'conclusion':
      return found(meeting.conclusions, 'conclusionId');
    case 'task':
      return found(meeting.assignments, 'taskId');
    case 'order':
      return meeting.agenda.map(({ itemId }) => itemId);
    case 'pre-meeting':
      return meeting.preMeeting;
    case 'sittings':
      return meeting.sittings;
    case 'times':
      return { heldOn: meeting.heldOn, startedAt: meeting.startedAt, endedAt: meeting.endedAt };
    case 'minutes':
      return meeting.minutes;
    case 'score':
      return meeting.sheet;
    default: {
      const { title, heldOn, startsAt, place, mode, permission, chairId, clerkId } = meeting;
      return { title, heldOn, startsAt, place, mode, permission, chairId, clerkId };
    }
  }
}
