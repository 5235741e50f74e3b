import type { MeetingView, SyncResult } from '@bontot/meeting-core';
import type { PledgeResult } from '@bontot/pledge-core';
import { newUlid } from '../../shared/ulid.ts';
import { account, store } from './account.ts';
import { api, ApiProblem } from './line.ts';
import { nextOf, settle, verdictOf, waitBefore, type Placed } from './line-up.ts';
import { changed } from './news.ts';
import { settlePledges } from './pledge-line.ts';
import { deviceIdOf, type Refused, type Store } from './store.ts';
import { Told } from './told.ts';

/** What the banner says. `sentAt`: the moment when the line became empty, by this phone's clock. */
export type Sending = { waiting: number; refused: number; sentAt: number | null; signInNeeded: boolean };
export const sending = new Told<Sending>({ waiting: 0, refused: 0, sentAt: null, signInNeeded: false });

let timer: ReturnType<typeof setTimeout> | undefined;
let attempt = 0;
let running: Promise<void> | undefined;
let askedAgain = false;

/** Says that there is something to send, or that the line may stand again. Never throws; safe to call at any time. */
export function sendSoon(): void {
  clearTimeout(timer);
  timer = undefined;
  if (running) {
    askedAgain = true;
    return;
  }
  running = inTurn(sendAll).finally(() => {
    running = undefined;
    if (!askedAgain) return;
    askedAgain = false;
    sendSoon();
  });
}

globalThis.addEventListener?.('online', () => {
  attempt = 0;
  sendSoon();
});

/** One tab sends at a time, or two would send the same; repeats are harmless, but cost a line. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  try {
    if (!navigator.locks) return await work();
    await navigator.locks.request('bontot-sending', work);
  } catch {
    later();
  }
}

async function sendAll(): Promise<void> {
  const personId = account.value;
  if (personId === null) return;
  const kept = await store();
  for (;;) {
    // Somebody else may have signed in meanwhile; what waits is for its author alone.
    if (account.value !== personId) return;
    const line = await lineOf(kept);
    await count(kept);
    const next = nextOf(line);
    // Without any network nobody is asked; the browser says when there is one again.
    if (next.length === 0 || globalThis.navigator?.onLine === false) return;
    const went = await sendOne(kept, next, line);
    if (!went) return;
    attempt = 0;
  }
}

async function lineOf(kept: Store): Promise<Placed[]> {
  const tx = kept.transaction('waiting');
  const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  return keys.map((key, at) => ({ key, waiting: values[at]! }));
}

async function sendOne(kept: Store, next: Placed[], line: Placed[]): Promise<boolean> {
  try {
    const { kind } = next[0]!.waiting;
    if (kind === 'post') await sendPost(kept, next[0]!);
    else if (kind === 'pledge') await sendPledges(kept, next);
    else await sendActs(kept, next, line);
    return true;
  } catch (cause) {
    if (!(cause instanceof ApiProblem)) throw cause;
    const verdict = verdictOf(cause.status);
    if (verdict === 'sign-in') {
      sending.set({ ...sending.value, signInNeeded: true });
      return false;
    }
    if (verdict === 'again') {
      later();
      return false;
    }
    // The door turned a batch away as a whole: one by one it says which of them it means.
    if (next.length > 1) return sendOne(kept, next.slice(0, 1), line);
    await refuse(kept, next[0]!, cause);
    return true;
  }
}

async function sendPost(kept: Store, { key, waiting }: Placed): Promise<void> {
  if (waiting.kind !== 'post') return;
  await api.post(waiting.path, waiting.body);
  await kept.delete('waiting', key);
  await emptied(kept);
  changed({ subject: waiting.subject });
}

async function sendActs(kept: Store, sent: Placed[], line: Placed[]): Promise<void> {
  const commands = sent.flatMap(({ waiting }) => (waiting.kind === 'act' ? [waiting.envelope] : []));
  const deviceId = await deviceIdOf(kept, newUlid);
  const { results } = await api.post<{ results: SyncResult[] }>('/api/v1/meetings/acts', { deviceId, commands });
  const settled = settle(sent, line, results, Date.now());
  const tx = kept.transaction(['waiting', 'refused', 'numbers'], 'readwrite');
  const waiting = tx.objectStore('waiting');
  for (const { key, version } of settled.answered) {
    const one = await waiting.get(key);
    if (one) await waiting.put({ ...one, answered: version }, key);
  }
  for (const key of settled.dropped) await waiting.delete(key);
  for (const { key, seq } of settled.renumbered) {
    const one = await waiting.get(key);
    if (one?.kind === 'act') await waiting.put({ ...one, envelope: { ...one.envelope, seq } }, key);
  }
  for (const refused of settled.refused) await tx.objectStore('refused').add(refused);
  for (const { meetingId, seq } of settled.next) await tx.objectStore('numbers').put(seq, meetingId);
  await tx.done;
  for (const meetingId of settled.meetingIds) await hearAgain(kept, meetingId);
  await emptied(kept);
  if (!settled.moved) throw new ApiProblem(0, { code: 'NO_PROGRESS' });
}

async function sendPledges(kept: Store, sent: Placed[]): Promise<void> {
  const commands = sent.flatMap(({ waiting }) => (waiting.kind === 'pledge' ? [waiting.envelope] : []));
  const deviceId = await deviceIdOf(kept, newUlid);
  const { results } = await api.post<{ results: PledgeResult[] }>('/api/v1/pledges/acts', { deviceId, commands });
  const { moved, subjects } = await settlePledges(kept, sent, results, Date.now());
  await emptied(kept);
  for (const subject of subjects) changed({ subject });
  if (!moved) throw new ApiProblem(0, { code: 'NO_PROGRESS' });
}

/** The state that the server made of it takes the place of what was answered: at once, so that nothing flickers. */
export async function hearAgain(kept: Store, meetingId: string): Promise<void> {
  const view = await api
    .get<MeetingView>(`/api/v1/meetings/${encodeURIComponent(meetingId)}`)
    .catch((cause: unknown) => (cause instanceof ApiProblem && cause.status === 404 ? null : undefined));
  // No answer: what was answered goes on counting locally. No such meeting: nothing of it is left to count.
  if (view !== undefined) await keepView(kept, meetingId, view);
  changed({ meetingId });
}

export async function keepView(kept: Store, meetingId: string, view: MeetingView | null): Promise<void> {
  const tx = kept.transaction(['views', 'waiting'], 'readwrite');
  const views = tx.objectStore('views');
  const known = await views.get(meetingId);
  // Answers may come out of order; an older state never replaces a newer one.
  if (view && !(known && known.view.version > view.version)) await views.put({ meetingId, view, at: Date.now() });
  if (!view) await views.delete(meetingId);
  let cursor = await tx.objectStore('waiting').index('subject').openCursor(subjectOf(meetingId));
  while (cursor) {
    const { answered } = cursor.value;
    if (answered !== undefined && (!view || answered <= view.version)) await cursor.delete();
    cursor = await cursor.continue();
  }
  await tx.done;
}

export const subjectOf = (meetingId: string): string => `meeting:${meetingId}`;

async function refuse(kept: Store, { key, waiting }: Placed, problem: ApiProblem): Promise<void> {
  const { code, detail, extensions } = problem;
  const refused: Refused = {
    ...{ subject: waiting.subject, at: Date.now(), code, detail, what: waiting },
    details: (extensions['details'] ?? extensions) as Record<string, unknown>,
  };
  const tx = kept.transaction(['waiting', 'refused', 'numbers'], 'readwrite');
  await tx.objectStore('waiting').delete(key);
  await tx.objectStore('refused').add(refused);
  await tx.done;
  changed({ subject: waiting.subject });
}

async function emptied(kept: Store): Promise<void> {
  const { waiting } = await count(kept);
  if (waiting === 0) sending.set({ ...sending.value, sentAt: Date.now(), signInNeeded: false });
}

/** Counts anew what waits and what was turned down. */
export async function count(kept: Store): Promise<Sending> {
  const line = await kept.getAll('waiting');
  const refused = await kept.count('refused');
  const waiting = line.filter((one) => one.answered === undefined).length;
  if (waiting !== sending.value.waiting || refused !== sending.value.refused)
    sending.set({ ...sending.value, waiting, refused });
  return sending.value;
}

function later(): void {
  clearTimeout(timer);
  timer = setTimeout(sendSoon, waitBefore(attempt++, Math.random()));
}
