import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { blind, decode, encode, unblind } from './blind.ts';
import { castBallot, type Line } from './cast.ts';
import { unfinishedOf } from './unfinished.ts';

const suite = RSABSSA.SHA384.PSS.Randomized();
let keys: CryptoKeyPair;
let publicKey: string;
beforeAll(async () => {
  keys = await suite.generateKey({ modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) });
  publicKey = encode(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)));
});

const sign = async (blinded: string) => encode(await suite.blindSign(keys.privateKey, decode(blinded)));

describe('a blinded token', () => {
  it('comes back with a signature that holds for the token', async () => {
    const blinding = await blind('ballot', publicKey);
    const { token, signature } = await unblind(publicKey, blinding, await sign(blinding.blinded));
    expect(await suite.verify(keys.publicKey, decode(signature), decode(token))).toBe(true);
    expect(new TextDecoder().decode(decode(token).slice(32))).toBe('bontot-ballot:ballot');
  });
  it('is never seen by whoever signs: all that travels before and after is another value', async () => {
    const blinding = await blind('ballot', publicKey);
    const blindSignature = await sign(blinding.blinded);
    const { token, signature } = await unblind(publicKey, blinding, blindSignature);
    expect(new Set([blinding.blinded, blindSignature, token, signature]).size).toBe(4);
    expect(blinding.blinded).not.toContain(token);
  });
  it('is another one each time', async () => {
    const [one, other] = [await blind('ballot', publicKey), await blind('ballot', publicKey)];
    expect(one.token).not.toBe(other.token);
  });
  it('is not taken with a signature on something else', async () => {
    const [one, other] = [await blind('ballot', publicKey), await blind('ballot', publicKey)];
    await expect(unblind(publicKey, one, await sign(other.blinded))).rejects.toThrow('invalid signature');
  });
});

/** A service that signs once a person, and counts ballots by token. */
function aVote(personId = 'me') {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const asked: string[] = [];
  const cast = new Map<string, string>();
  let fails: 'token' | 'cast' | undefined;
  const line: Line = {
    askToken: async (_, blinded) => {
      asked.push(blinded);
      if (fails === 'token') throw new Error('no answer');
      return { signature: await sign(blinded) };
    },
    cast: async (_, { token, signature, choice }) => {
      expect(await suite.verify(keys.publicKey, decode(signature), decode(token))).toBe(true);
      if (!cast.has(token)) cast.set(token, choice);
      if (fails === 'cast') throw new Error('no answer');
    },
    wait: () => Promise.resolve(),
    unfinished: unfinishedOf(personId, storage),
  };
  const vote = (choice: 'for' | 'against') => castBallot({ ballotId: 'ballot', publicKey, choice }, line);
  return { vote, asked, cast, kept, failing: (step: typeof fails) => (fails = step), unfinished: line.unfinished };
}

describe('a secret ballot', () => {
  it('is one token and one ballot', async () => {
    const { vote, asked, cast, unfinished } = aVote();
    await vote('against');
    expect(asked).toHaveLength(1);
    expect([...cast.values()]).toEqual(['against']);
    expect(unfinished.read('ballot')).toEqual({ sent: true });
  });
  it('goes on with the same blinded token when the answer was lost', async () => {
    const { vote, asked, cast, failing } = aVote();
    failing('token');
    await expect(vote('for')).rejects.toThrow();
    failing(undefined);
    await vote('for');
    expect(new Set(asked).size).toBe(1);
    expect(cast.size).toBe(1);
  });
  it('asks for no second token when the ballot itself was lost, and counts once', async () => {
    const { vote, asked, cast, failing } = aVote();
    failing('cast');
    await expect(vote('for')).rejects.toThrow();
    failing(undefined);
    await vote('for');
    expect(asked).toHaveLength(1);
    expect([...cast.values()]).toEqual(['for']);
  });
  it('keeps no choice, and no token once it is sent', async () => {
    const { vote, kept, failing, cast } = aVote();
    failing('cast');
    await expect(vote('against')).rejects.toThrow();
    expect([...kept.values()].join()).not.toContain('against');
    failing(undefined);
    await vote('against');
    expect([...kept.values()].join()).not.toContain([...cast.keys()][0]);
  });
  it('is kept for its own account alone', async () => {
    const { failing, vote, kept } = aVote('me');
    failing('cast');
    await expect(vote('for')).rejects.toThrow();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: () => undefined };
    expect(unfinishedOf('another', storage).read('ballot')).toBeUndefined();
  });
});
