import type { Act, Conflict, Envelope, MeetingView } from '@bontot/meeting-core';
import type { Refusal } from '@bontot/kernel';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { account, store } from './account.ts';
import { now } from './clock.ts';
import { decideOn, fold } from './fold.ts';
import { api, online } from './line.ts';
import { changed, onChanged } from './news.ts';
import { count, keepView, sendSoon, subjectOf } from './sender.ts';
import { deviceIdOf, type Waiting } from './store.ts';

/** What came of an act on this phone: kept and shown, or refused by a rule. */
export type Acted = { ok: true } | { ok: false; refusal: Refusal };

export type HeldMeeting = {
  /** The meeting as it stands on this phone; undefined until it is known. */
  view: MeetingView | undefined;
  /** Decides by the rules, keeps the act together with its number, and sends it when it can. */
  act: (act: Act) => Promise<Acted>;
  /** How many acts on this meeting the server has not answered. */
  pending: number;
  /** Values that came second; a person chooses. */
  conflicts: Conflict[];
  error: unknown;
  /** True while the server has not been heard on this visit. */
  stale: boolean;
  reload: () => void;
};

type State = { id: string; view?: MeetingView; pending: number; error?: unknown; stale: boolean };

const pathOf = (meetingId: string): string => `/api/v1/meetings/${encodeURIComponent(meetingId)}`;
const envelopesOf = (waiting: readonly Waiting[]): Envelope[] =>
  waiting.flatMap((one) => (one.kind === 'act' ? [one.envelope] : []));

/** One meeting, online and offline alike: shown from the phone at once, changed on the phone, and sent when it can be. */
export function useMeeting(meetingId: string): HeldMeeting {
  const [state, setState] = useState<State>({ id: meetingId, pending: 0, stale: true });
  const latest = useRef(meetingId);
  latest.current = meetingId;
  const show = useCallback(async () => {
    const held = await heldOf(meetingId);
    if (latest.current === meetingId) setState((before) => ({ ...ofSame(before, meetingId), ...held, id: meetingId }));
  }, [meetingId]);
  const reload = useCallback(() => {
    void hear(meetingId)
      .then(() => ({ stale: false, error: undefined }))
      .catch((error: unknown) => ({ error }))
      .then(async (heard) => {
        const held = await heldOf(meetingId);
        if (latest.current !== meetingId) return;
        setState((before) => ({ ...ofSame(before, meetingId), ...held, ...heard, id: meetingId }));
      });
  }, [meetingId]);
  useEffect(() => {
    void show().then(reload);
    const back = () => document.visibilityState === 'visible' && reload();
    document.addEventListener('visibilitychange', back);
    const stops = [
      onChanged((news) => news.meetingId === meetingId && void show()),
      online.listen(() => online.value && reload()),
    ];
    return () => {
      document.removeEventListener('visibilitychange', back);
      stops.forEach((stop) => stop());
    };
  }, [meetingId, show, reload]);
  const act = useCallback((wanted: Act) => actOn(meetingId, wanted), [meetingId]);
  const { view, pending, error, stale } = ofSame(state, meetingId);
  return { view, act, pending, conflicts: view?.meeting.conflicts ?? [], error, stale, reload };
}

const ofSame = (state: State, id: string): State => (state.id === id ? state : { id, pending: 0, stale: true });

/** The meeting as this phone holds it, with what waits. */
async function heldOf(meetingId: string): Promise<{ view?: MeetingView; pending: number }> {
  const kept = await store();
  const deviceId = await deviceIdOf(kept, newUlid);
  const tx = kept.transaction(['views', 'waiting']);
  const [known, waiting] = await Promise.all([
    tx.objectStore('views').get(meetingId),
    tx.objectStore('waiting').index('subject').getAll(subjectOf(meetingId)),
  ]);
  const pending = waiting.filter(({ answered }) => answered === undefined).length;
  if (!known) return { pending };
  return { view: fold(known.view, envelopesOf(waiting), { personId: account.value ?? '', deviceId }), pending };
}

/** Asks the server and keeps what it says; a meeting that may not be read any more is forgotten. */
export async function hear(meetingId: string): Promise<void> {
  const personId = account.value;
  const view = await api.get<MeetingView>(pathOf(meetingId));
  if (account.value === personId) await keepView(await store(), meetingId, view);
}

/** Meetings of a unit that this phone holds, each with what waits. */
export async function heldMeetings(unitId: string): Promise<MeetingView[]> {
  const known = await (await store()).getAll('views');
  const ids = known.filter(({ view }) => view.meeting.unitId === unitId).map(({ meetingId }) => meetingId);
  const views = await Promise.all(ids.map(heldView));
  return views.filter((view) => view !== undefined);
}

/** Puts meetings on the phone that will be opened where there is no network. */
export async function keepMeetings(meetingIds: readonly string[]): Promise<void> {
  await Promise.allSettled(meetingIds.map(hear));
}

/**
 * Decides on the phone and keeps act and number in one write, before the page answers: a browser that is killed afterwards
 * has lost nothing, one that is killed before has not said that it was done.
 */
export async function actOn(meetingId: string, act: Act): Promise<Acted> {
  const kept = await store();
  const deviceId = await deviceIdOf(kept, newUlid);
  const hand = { personId: account.value ?? '', deviceId };
  const at = now();
  const tx = kept.transaction(['views', 'waiting', 'numbers'], 'readwrite');
  const waiting = tx.objectStore('waiting');
  const [known, before, number] = await Promise.all([
    tx.objectStore('views').get(meetingId),
    waiting.index('subject').getAll(subjectOf(meetingId)),
    tx.objectStore('numbers').get(meetingId),
  ]);
  if (!known) {
    await tx.done;
    return { ok: false, refusal: { code: 'MEETING_UNKNOWN', details: { meetingId } } };
  }
  const decided = decideOn(fold(known.view, envelopesOf(before), hand), act, hand, at);
  // What changes nothing need not travel.
  if (!decided.ok || decided.value.length === 0) {
    await tx.done;
    return decided.ok ? { ok: true } : decided;
  }
  const { decided: heard } = known.view.meeting;
  const seq = number ?? (Object.hasOwn(heard, deviceId) ? heard[deviceId]! + 1 : 1);
  const envelope: Envelope = {
    ...{ commandId: newUlid(), meetingId, seq, deviceTime: at, act },
    baseVersion: known.view.version,
  };
  await waiting.add({ kind: 'act', envelope, subject: subjectOf(meetingId), at });
  await tx.objectStore('numbers').put(seq + 1, meetingId);
  await tx.done;
  await count(kept);
  changed({ meetingId });
  sendSoon();
  return { ok: true };
}

/** The meeting as this phone holds it now, with what waits folded in; undefined where it is not kept. */
export const heldView = async (meetingId: string): Promise<MeetingView | undefined> => (await heldOf(meetingId)).view;

/** Keeps meetings that came along with another answer, so that each opens without a network. */
export async function keepHeard(views: readonly MeetingView[]): Promise<void> {
  const kept = await store();
  for (const view of views) await keepView(kept, view.meeting.meetingId, view);
}
