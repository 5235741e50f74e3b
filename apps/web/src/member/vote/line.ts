import { addressOf, api, ApiProblem } from '../data/line.ts';
import type { Line } from './cast.ts';
import { unfinishedOf } from './unfinished.ts';

const of = (ballotId: string): string => `/api/v1/ballots/${encodeURIComponent(ballotId)}`;
export const ballotPath = of;

/** Between the two requests, by chance: long enough that several voters of a room mix, short enough to wait for. */
const WAIT_MS = { least: 1_500, most: 6_000 };

/** The network as a secret ballot uses it: the first step as the person, the second as nobody. */
export const lineOf = (personId: string): Line => ({
  askToken: (ballotId, blinded) => api.post(`${of(ballotId)}/tokens`, { blinded }),
  cast: async (ballotId, ballot) => {
    // Not by `api`: no cookie, no address of the page, and nothing that is kept or tried again elsewhere.
    const answer = await fetch(addressOf(`${of(ballotId)}/votes`), {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ballot),
    }).catch(() => {
      throw new ApiProblem(0, { code: 'NO_ANSWER' });
    });
    if (answer.ok) return;
    const problem = new ApiProblem(answer.status, (await answer.json().catch(() => ({}))) as Record<string, unknown>);
    // The ballot had arrived before, with another choice; that one is in the box.
    if (problem.code !== 'BALLOT_CAST_OTHERWISE') throw problem;
  },
  wait: shortWhile,
  unfinished: unfinishedOf(personId, sessionStorage),
});

/** Whoever leaves the page sends at once: a ballot that waits on a page that is gone would be lost. */
const shortWhile = (): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('pagehide', done);
      resolve();
    };
    const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
    const timer = setTimeout(done, WAIT_MS.least + (chance / 2 ** 32) * (WAIT_MS.most - WAIT_MS.least));
    addEventListener('pagehide', done);
  });
