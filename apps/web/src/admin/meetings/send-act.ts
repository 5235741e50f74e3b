import type { Act, Envelope, SyncResult } from '@bontot/meeting-core';
import { ApiProblem } from '../../shared/api.ts';
import { commandFor, newLane, stepAfter, type Lane } from './lane.ts';

/** Numbers that were taken are skipped one by one; beyond this something else is wrong. */
const MOST_TRIES = 20;
const PLACE = 'bontot.acts';

type Kept = { deviceId: string; lanes: Record<string, Lane> };
type Wanted = { meetingId: string; version: number; act: Act };
/** What the client needs of the world around it. */
export type Around = {
  post: (body: { deviceId: string; commands: Envelope[] }) => Promise<{ results: SyncResult[] }>;
  store: Pick<Storage, 'getItem' | 'setItem'>;
  newId: () => string;
  now: () => number;
};

/**
 * Writes on meetings from an administrators' page, by the door that phones use too (`POST /api/v1/meetings/acts`): a tab
 * is a device, its commands are numbered for each meeting, and one whose answer got lost is sent again under its number.
 * Returns the version of the meeting afterwards; a refusal is an {@link ApiProblem} that carries code and details.
 */
export async function sendAct({ post, store, newId, now }: Around, { meetingId, version, act }: Wanted) {
  const kept = readKept(store, newId);
  const lane = kept.lanes[meetingId] ?? newLane;
  const keep = (next: Lane): void =>
    store.setItem(PLACE, JSON.stringify({ ...kept, lanes: { ...kept.lanes, [meetingId]: next } }));
  let envelope = commandFor(lane, { meetingId, baseVersion: version, act, commandId: newId(), at: now() });
  let isFirst = envelope !== lane.unanswered;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    keep({ next: envelope.seq, unanswered: envelope });
    const [result] = await post({ deviceId: kept.deviceId, commands: [envelope] })
      .catch((cause: unknown) => {
        // What the door turned away was never decided: its number is free. Of anything else nobody knows.
        if (cause instanceof ApiProblem && cause.status >= 400 && cause.status < 500)
          keep({ ...lane, unanswered: null });
        throw cause;
      })
      .then(({ results }) => results);
    if (!result) break;
    const step = stepAfter(envelope, isFirst, result);
    if (step.do === 'again') {
      // Under a new number it is a command that was not sent before.
      isFirst = true;
      envelope = step.envelope;
      continue;
    }
    keep(step.lane);
    if (result.outcome === 'refused') throw new ApiProblem(409, { code: result.code, details: result.details });
    if (step.how === 'set_aside') throw new ApiProblem(409, { code: 'SET_ASIDE' });
    return result.version;
  }
  throw new ApiProblem(0, { code: 'NO_ANSWER' });
}

function readKept(store: Around['store'], newId: () => string): Kept {
  const text = store.getItem(PLACE);
  return text ? (JSON.parse(text) as Kept) : { deviceId: newId(), lanes: {} };
}
