import { canonical } from '@bontot/kernel';
import { minutesContent, type Act, type Meeting } from '@bontot/meeting-core';
import type { Call, Caller } from '@bontot/testing';
import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import type { Device } from './device.ts';
import { deputy, P, secretary } from './running-meetings.ts';

export const plan = (more: Partial<Extract<Act, { type: 'plan' }>> = {}): Act => ({
  ...{ type: 'plan', unitId: 'QN-LH-07', kind: 'regular', month: '2026-07' },
  ...{ heldOn: '2026-07-03', startsAt: '19:30', place: 'Nhà văn hóa' },
  ...more,
});

/** Ids of what `wholeMeeting` makes. */
export type Parts = { itemId: string; taskId: string; conclusionId: string };

/** From the plan to the closing: all on the list present but the given, one task, one conclusion. */
export function wholeMeeting(
  { absent = [], ...more }: Partial<Extract<Act, { type: 'plan' }>> & { absent?: number[] } = {},
  { itemId, taskId, conclusionId }: Parts = { itemId: ulid(), taskId: ulid(), conclusionId: ulid() },
): Act[] {
  const planned = plan(more) as Extract<Act, { type: 'plan' }>;
  const dueOn = `${planned.heldOn.slice(0, 8)}25`;
  return [
    planned,
    { type: 'change', chairId: P(1), clerkId: P(2) },
    { type: 'set-item', itemId, title: 'Báo cáo tháng', minutes: 60 },
    { type: 'announce' },
    { type: 'open', startedAt: '19:30' },
    ...absent.map((number): Act => ({ type: 'mark', personId: P(number), mark: 'excused', reasonClass: 'work' })),
    { type: 'set-statement', statementId: ulid(), personId: P(3), kind: 'opinion', text: 'Đồng ý' },
    { type: 'set-task', task: { taskId, title: 'Vệ sinh đường', ownerId: P(3), dueOn, expected: '' } },
    { type: 'set-conclusion', conclusionId, kind: 'conclusion', text: 'Kết luận' },
    { type: 'close', endedAt: '21:15' },
  ];
}

/** The minutes as they stand now, hashed as a phone hashes them. */
export async function digestNow(call: Call, caller: Caller, meetingId: string): Promise<string> {
  const { body } = await call(caller, 'GET', `/api/v1/meetings/${meetingId}`);
  const { meeting } = body as { meeting: Meeting };
  return createHash('sha256')
    .update(canonical(minutesContent(meeting)))
    .digest('hex');
}

/** Written, read out, approved and signed by both. */
export async function signMinutes(call: Call, device: Device, callers = { secretary, deputy }): Promise<void> {
  await device.does(
    callers.secretary,
    { type: 'write-minutes', sections: [{ sectionId: 'all', heading: 'Biên bản', text: 'Nội dung' }] },
    { type: 'read-out' },
    { type: 'approve-minutes', totals: { for: 7, against: 0, other: 0 } },
  );
  const digest = await digestNow(call, callers.secretary, device.meetingId);
  await device.does(callers.secretary, { type: 'sign', as: 'chair', digest });
}
