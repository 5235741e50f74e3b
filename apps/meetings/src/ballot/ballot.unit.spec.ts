import { countCasts, isTokenOf, mayHaveSigned, messageOf, viewOfBallot, type Ballot } from './ballot.ts';

const ballot = (change: Partial<Ballot> = {}): Ballot => ({
  ...{ ballotId: 'B1', meetingId: 'M1', unitId: 'QN-LH-07', kind: 'regular', subject: 'Kết nạp', state: 'open' },
  ...{ eligibleIds: ['an', 'binh'], voters: [], publicKey: 'key', sealedKey: 'sealed', totals: null, closedOn: null },
  ...change,
});
const tokenFor = (text: string, prefix = 32) =>
  new Uint8Array([...new Uint8Array(prefix).fill(7), ...new TextEncoder().encode(text)]);

describe('a token', () => {
  it('is for one ballot: 32 bytes of chance, then its message', () =>
    expect(isTokenOf('B1', tokenFor(messageOf('B1')))).toBe(true));
  it.each([
    ['of another ballot', tokenFor(messageOf('B2'))],
    ['of a ballot whose name goes on', tokenFor(messageOf('B11'))],
    ['with less chance', tokenFor(messageOf('B1'), 31)],
    ['of nothing', new Uint8Array()],
  ])('%s is none', (_, token) => expect(isTokenOf('B1', token)).toBe(false));
});

describe('a value is signed', () => {
  it('for whoever is on the list', () =>
    expect(mayHaveSigned(ballot(), 'an', 'x')).toEqual({ ok: true, value: 'first' }));
  it('again when it is the same one, for the answer may have been lost', () =>
    expect(mayHaveSigned(ballot({ voters: [{ personId: 'an', blinded: 'x' }] }), 'an', 'x')).toEqual({
      ok: true,
      value: 'again',
    }));
  it.each([
    ['a second one for the same person', 'BALLOT_TOKEN_TAKEN', { voters: [{ personId: 'an', blinded: 'y' }] }, 'an'],
    ['one for somebody who is not on the list', 'VOTE_NOT_ELIGIBLE', {}, 'chi'],
    ['one after the end', 'BALLOT_CLOSED', { state: 'closed' }, 'an'],
    ['one while ballots are counted', 'BALLOT_CLOSED', { state: 'counting' }, 'an'],
  ] as const)('but not %s', (_, code, change, personId) =>
    expect(mayHaveSigned(ballot(change as Partial<Ballot>), personId, 'x')).toMatchObject({
      ok: false,
      refusal: { code },
    }),
  );
});

it('counts choices and nothing else', () =>
  expect(countCasts([{ choice: 'for' }, { choice: 'other' }, { choice: 'for' }])).toEqual({
    ...{ for: 2, against: 0, other: 1 },
  }));

describe('what a person sees', () => {
  it('is whether they may vote and have taken their token, and no key but the public one', () => {
    const view = viewOfBallot(ballot({ voters: [{ personId: 'an', blinded: 'x' }] }), 'an');
    expect(view).toMatchObject({ eligible: true, tokenTaken: true, state: 'open', publicKey: 'key', totals: null });
    expect(JSON.stringify(view)).not.toMatch(/sealed|binh|blinded/);
  });
  it('is the totals once the ballots are counted', () => {
    const totals = { for: 1, against: 1, other: 0 };
    expect(viewOfBallot(ballot({ state: 'closed', totals }), 'chi')).toMatchObject({
      ...{ state: 'closed', totals, eligible: false, tokenTaken: false },
    });
  });
});
