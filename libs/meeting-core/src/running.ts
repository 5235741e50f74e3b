import { firstOf, needsDate, needsItem, needsOnRoll, needsText } from './checks.ts';
import { changed, put, refuse, type Handlers } from './decision.ts';

/** What is said and what comes out of it, while the meeting is held (domain handbook 3.1, steps 6, 8 and 10). */
export const running = {
  'note-item': ({ itemId, note }, meeting) =>
    needsItem(meeting, itemId) ??
    changed('item-noted', {
      agenda: meeting.agenda.map((item) => (item.itemId === itemId ? { ...item, note } : item)),
    }),

  /** Members of this meeting alone; a statement by somebody who turns out to be absent counts for nobody. */
  'set-statement': ({ statementId, personId, kind, text = '', itemId = null }, meeting) =>
    firstOf(needsOnRoll(meeting, personId), needsItem(meeting, itemId)) ??
    changed('statement-set', {
      statements: put(meeting.statements, 'statementId', { statementId, personId, kind, text, itemId }),
    }),

  'remove-statement': ({ statementId }, { statements }) =>
    changed('statement-removed', { statements: statements.filter((other) => other.statementId !== statementId) }),

  'set-conclusion': ({ conclusionId, kind, text, voteId = null }, meeting) =>
    firstOf(
      needsText('text', text),
      voteId === null || meeting.votes.some((vote) => vote.voteId === voteId)
        ? undefined
        : refuse('VOTE_UNKNOWN', { voteId }),
    ) ??
    changed('conclusion-set', {
      conclusions: put(meeting.conclusions, 'conclusionId', { conclusionId, kind, text, voteId }),
    }),

  'remove-conclusion': ({ conclusionId }, { conclusions }) =>
    changed('conclusion-removed', {
      conclusions: conclusions.filter((other) => other.conclusionId !== conclusionId),
    }),

  /** Each with an owner, a due date and what is expected; the owner may be absent, not from elsewhere. */
  'set-task': ({ task }, meeting) => {
    const { title, ownerId, dueOn } = task;
    return (
      firstOf(
        needsText('title', title),
        needsOnRoll(meeting, ownerId),
        needsDate('dueOn', dueOn),
        dueOn > meeting.heldOn ? undefined : refuse('DUE_BEFORE_MEETING', { dueOn, heldOn: meeting.heldOn }),
      ) ?? changed('task-set', { assignments: put(meeting.assignments, 'taskId', task) })
    );
  },

  'remove-task': ({ taskId }, { assignments }) =>
    changed('task-removed', { assignments: assignments.filter((other) => other.taskId !== taskId) }),
} satisfies Partial<Handlers>;
