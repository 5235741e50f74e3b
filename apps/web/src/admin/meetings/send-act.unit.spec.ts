import type { Act, Envelope, SyncResult } from '@bontot/meeting-core';
import { ApiProblem } from '../../shared/api.ts';
import { sendAct } from './send-act.ts';
import { ulidOf } from '../../shared/ulid.ts';

const MEETING = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const back: Act = { type: 'return-score', reason: 'Thiếu biên bản' };
const confirm: Act = { type: 'confirm-score', points: {}, why: {} };

/** A server that decides as the protocol says: in order, what it has decided is a repeat, a gap waits. */
function world() {
  const seen: Envelope[] = [];
  const decided: Envelope[] = [];
  const lost = { answers: 0, requests: 0 };
  const kept = new Map<string, string>();
  let ids = 0;
  let refusal: { code: string; details: Record<string, unknown> } | undefined;
  const resultOf = (envelope: Envelope): SyncResult => {
    const { commandId, seq } = envelope;
    const rest = { commandId, seq, version: 7 + decided.length };
    if (seq <= decided.length) return { ...rest, outcome: 'repeated' };
    if (seq > decided.length + 1) return { ...rest, outcome: 'gap', expected: decided.length + 1 };
    decided.push(envelope);
    if (refusal) return { ...rest, outcome: 'refused', ...refusal };
    return { ...rest, version: rest.version + 1, outcome: 'applied' };
  };
  const around = {
    post: ({ commands }: { deviceId: string; commands: Envelope[] }) => {
      seen.push(...commands);
      if (lost.requests > 0) {
        lost.requests--;
        return Promise.reject(new ApiProblem(0, { code: 'NO_ANSWER' }));
      }
      const results = commands.map(resultOf);
      if (lost.answers > 0) {
        lost.answers--;
        return Promise.reject(new ApiProblem(502, { code: 'BAD_GATEWAY' }));
      }
      return Promise.resolve({ results });
    },
    store: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    },
    newId: () => `id-${++ids}`,
    now: () => 1_790_000_000_000,
  };
  return {
    decided,
    seen,
    lost,
    kept,
    refuse: (code: string, details: Record<string, unknown>) => (refusal = { code, details }),
    send: (act: Act, version = 7) => sendAct(around, { meetingId: MEETING, version, act }),
  };
}

describe('acts from a page', () => {
  it('are numbered for each meeting from 1, by one device for the whole tab', async () => {
    const { send, seen, kept } = world();
    await send(back);
    await send(confirm);
    expect(seen.map(({ seq, baseVersion }) => [seq, baseVersion])).toEqual([
      [1, 7],
      [2, 7],
    ]);
    expect(JSON.parse([...kept.values()][0]!)).toMatchObject({ deviceId: 'id-1' });
  });
  it('say the version that the meeting has afterwards', async () => expect(await world().send(back)).toBe(8));
  it('count once when the answer got lost and the button is pressed again', async () => {
    const { send, lost, decided, seen } = world();
    lost.answers = 1;
    await expect(send(back)).rejects.toMatchObject({ status: 502 });
    await send(back);
    expect(decided).toHaveLength(1);
    expect(new Set(seen.map(({ commandId }) => commandId)).size).toBe(1);
  });
  it('arrive when the request itself got lost and the button is pressed again', async () => {
    const { send, lost, decided } = world();
    lost.requests = 1;
    await expect(send(back)).rejects.toMatchObject({ status: 0 });
    await send(back);
    expect(decided.map(({ act }) => act)).toEqual([back]);
  });
  it('take the next number where that of a command without answer turns out to be taken', async () => {
    const { send, lost, decided } = world();
    lost.answers = 1;
    await expect(send(back)).rejects.toMatchObject({ status: 502 });
    await send(confirm);
    expect(decided.map(({ seq, act }) => [seq, act.type])).toEqual([
      [1, 'return-score'],
      [2, 'confirm-score'],
    ]);
  });
  it('go out again under the number that the server waits for', async () => {
    const { send, decided, kept } = world();
    kept.set(
      'bontot.acts',
      JSON.stringify({ deviceId: 'tab-00000001', lanes: { [MEETING]: { next: 5, unanswered: null } } }),
    );
    await send(back);
    expect(decided.map(({ seq }) => seq)).toEqual([1]);
    await send(confirm);
    expect(decided.map(({ seq }) => seq)).toEqual([1, 2]);
  });
  it('are refused with the code and the details of the rule, and their number is used up', async () => {
    const { send, refuse, decided } = world();
    refuse('SHEET_OTHER_STATE', { state: 'confirmed' });
    await expect(send(back)).rejects.toMatchObject({
      code: 'SHEET_OTHER_STATE',
      extensions: { details: { state: 'confirmed' } },
    });
    await expect(send(confirm)).rejects.toBeInstanceOf(ApiProblem);
    expect(decided.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

it('ids are ULIDs, in the order of their moments', () => {
  const none = new Uint8Array(16);
  expect(ulidOf(0, none)).toBe('0'.repeat(26));
  expect(ulidOf(1_790_000_000_000, none)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(ulidOf(1_790_000_000_001, none) > ulidOf(1_790_000_000_000, new Uint8Array(16).fill(255))).toBe(true);
});
