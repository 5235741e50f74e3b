import {
  decide,
  evolve,
  type Act,
  type ActType,
  type Envelope,
  type Meeting,
  type MeetingView,
  type UnitDesk,
} from '@bontot/meeting-core';
import { newUlid } from '../../shared/ulid.ts';
import { account, store } from './account.ts';
import { now, today } from './clock.ts';
import type { Acted } from './meeting.ts';
import { changed } from './news.ts';
import { count, sendSoon, subjectOf } from './sender.ts';
import { deviceIdOf } from './store.ts';

/** Acts that whoever plans a meeting holds on it; the server says it anew as soon as it is heard. */
const LEADERS: ActType[] = [
  ...(['change', 'set-item', 'remove-item', 'order-items', 'record-pre-meeting', 'attach-paper'] as const),
  ...([
    'publish-papers',
    'remove-paper',
    'announce',
    'cancel',
    'open',
    'mark',
    'admit-temporary',
    'set-guest',
  ] as const),
  ...(['remove-guest', 'note-item', 'set-statement', 'remove-statement', 'vote-by-hand', 'open-vote'] as const),
  ...(['close-vote', 'remove-vote', 'set-conclusion', 'remove-conclusion', 'set-task', 'remove-task'] as const),
  ...(['set-sittings', 'close', 'correct-roll', 'correct-times', 'write-minutes', 'read-out'] as const),
  ...(['approve-minutes', 'sign', 'amend', 'sign-amendment', 'propose-score', 'vote-score'] as const),
  ...(['send-score', 'resolve-conflict'] as const),
];

/**
 * Plans a meeting on the phone, with or without a network: it stands there at once, made by the same rules, and the command
 * that makes it at the server waits in the line.
 */
export async function planMeeting(
  desk: UnitDesk,
  plan: Omit<Extract<Act, { type: 'plan' }>, 'type' | 'unitId'>,
): Promise<Acted & { meetingId: string }> {
  const kept = await store();
  const deviceId = await deviceIdOf(kept, newUlid);
  const meetingId = newUlid();
  const act: Act = { type: 'plan', unitId: desk.unitId, ...plan };
  const views = await kept.getAll('views');
  const previous = views
    .map(({ view }) => view.meeting)
    .filter(({ unitId, kind, state }) => unitId === desk.unitId && kind === plan.kind && state === 'closed')
    .sort((a, b) => b.heldOn.localeCompare(a.heldOn))[0];
  const at = now();
  const decided = decide(act, undefined, {
    ...{ meetingId, by: account.value ?? '', at, today: today(), deviceId, version: 1, people: desk.people },
    minMinutes: desk.settings.minMinutes,
    attendanceBase: desk.settings.attendanceBase,
    ...(previous ? { previous } : {}),
  });
  if (!decided.ok) return { ...decided, meetingId };
  const meeting = decided.value.reduce<Meeting | undefined>(evolve, undefined)!;
  const { unitName, names, people, leaders, settings } = desk;
  const view: MeetingView = {
    ...{ meeting, version: 0, counts: null, unitName, names, may: LEADERS, people, leaders, settings },
  };
  const envelope: Envelope = { commandId: newUlid(), meetingId, seq: 1, baseVersion: 0, deviceTime: at, act };
  const tx = kept.transaction(['views', 'waiting', 'numbers'], 'readwrite');
  await tx.objectStore('views').put({ meetingId, view, at });
  await tx.objectStore('waiting').add({ kind: 'act', envelope, subject: subjectOf(meetingId), at });
  await tx.objectStore('numbers').put(2, meetingId);
  await tx.done;
  await count(kept);
  changed({ meetingId });
  sendSoon();
  return { ok: true, meetingId };
}
