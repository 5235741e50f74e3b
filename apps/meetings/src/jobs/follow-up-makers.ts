import { ok, type Instant } from '@bontot/kernel';
import type { Meeting, Totals } from '@bontot/meeting-core';
import { subjectOfKind } from '../api/permission.ts';
import type { FollowUp } from '../meeting/follow-ups.ts';
import { meetingOf, type MeetingRecord } from '../meeting/record.ts';
import type { MinutesChain } from '../storage/minutes-chain.ts';
import type { Stores } from '../storage/stores.ts';
import { askedAt } from './asked-at.ts';
import type { FollowUpMaker } from './follow-up-work.ts';
import { carryOut } from './meeting-timers.ts';

/** Opens and counts the secret ballots of a meeting; totals of those that it has not recorded yet. */
export type BallotsOf = { settle(meeting: Meeting, at: Instant): Promise<{ voteId: string; totals: Totals }[]> };
type Parts = { stores: Stores; chain: MinutesChain; ballots: BallotsOf };

/** How each follow-up is made, dated by the change that made it necessary, whenever that is caught up on. */
export const followUpMakers = ({ stores, chain, ballots }: Parts): Record<FollowUp, FollowUpMaker> => ({
  tasks: (record) => makeTasks(record, stores),
  month: (record) => tellMonth(record, stores),
  chain: (record) => chain.extend(record, record.changed.at),
  async ballots(record) {
    const { meetingId, changed } = record;
    for (const { voteId, totals } of await ballots.settle(meetingOf(record), changed.at))
      await carryOut(stores.meetings, meetingId, { type: 'record-ballot', voteId, totals }, changed.at);
  },
});

/** A task for each assignment; of a meeting that was declared void, those still open are cancelled with its reason. */
async function makeTasks(record: MeetingRecord, { tasks }: Stores): Promise<void> {
  const { meetingId, unitId, heldOn, assignments, annulled, closedAt, changed } = record;
  const asked = askedAt(record, annulled ? changed.at : (closedAt ?? changed.at));
  if (annulled) {
    const own = await tasks.loadAll(assignments.map(({ taskId }) => taskId));
    const given = [...own.values()].filter(({ state }) => state.meetingId === meetingId);
    await tasks.runAll(
      given.map(({ id }) => ({
        id,
        commandFor: () => ok({ ...asked, act: { type: 'cancel', reason: annulled.reason } }),
      })),
    );
    return;
  }
  await tasks.runAll(
    assignments.map(({ taskId, title, ownerId, dueOn, expected }) => {
      const task = { ...{ taskId, unitId, title, ownerId, dueOn, expected, meetingId }, assignedOn: heldOn };
      return { id: taskId, commandFor: () => ok({ ...asked, act: { type: 'assign', task } }) };
    }),
  );
}

/** Tells the month that its meeting was held, or that the meeting which was held for it is void. */
async function tellMonth(record: MeetingRecord, { months }: Stores): Promise<void> {
  const { unitId, month, kind, meetingId, heldOn, state, changed } = record;
  const asked = askedAt(record, changed.at);
  const held = { ...{ unitId, month, meetingId, heldOn }, subject: subjectOfKind(kind) };
  const act = state === 'closed' ? ({ type: 'held', ...held } as const) : ({ type: 'not-held', meetingId } as const);
  await months.run(`${unitId}.${month}`, () => ok({ ...asked, act }));
}
