import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { HeldPost } from '@bontot/access';
import type { Choice, Meeting, Vote } from '@bontot/meeting-core';
import { connect, type Database } from '@bontot/persistence';
import { createLogger, createService, type Service } from '@bontot/service';
import { testGateway, uniqueName, type Call, type Caller } from '@bontot/testing';
import { Module } from '@nestjs/common';
import { messageOf } from '../src/ballot/ballot.ts';
import { BallotKeyRing } from '../src/api/ballot-keys.ts';
import { BallotsController } from '../src/api/ballots.controller.ts';
import { BALLOT_STATUS, Ballots } from '../src/api/ballots.ts';
import { BallotStore } from '../src/storage/ballots.ts';
import { Copies } from '../src/storage/copies.ts';

const PATH = '/QN/QN-LH/QN-LH-07/';
const NOON = Date.parse('2026-10-10T12:00:00Z');
const suite = RSABSSA.SHA384.PSS.Randomized();

const idOf = (name: string) => `01J8ZQ4T3N5W7Y9A1C3E5${name.toUpperCase().padEnd(5, '0').slice(0, 5)}`;
const whoIs = (name: string, role: HeldPost['role'] = 'member', path = PATH): Caller => ({
  ref: `person:${idOf(name)}`,
  posts: [{ role, unitId: path.split('/').at(-2)!, path, until: null }],
});

let database: Database;
let service: Service;
let call: Call;
let url: string;
let ballots: Ballots;
const lines: string[] = [];

beforeAll(async () => {
  database = await connect({ uri: process.env.MONGODB_URI!, database: uniqueName('ballots') });
  const copies = new Copies(database);
  ballots = new Ballots(new BallotStore(database), new BallotKeyRing(Buffer.alloc(32, 7).toString('base64url')));
  await database.ensureIndexes();
  await copies.units.put({
    ...{ id: 'QN-LH-07', version: 1, path: PATH },
    value: { unitId: 'QN-LH-07', name: 'Thôn 7', path: PATH, level: 'cell', validFrom: '2020-01-01', validTo: null },
  });
  @Module({
    controllers: [BallotsController],
    providers: [
      { provide: Ballots, useValue: ballots },
      { provide: Copies, useValue: copies },
    ],
  })
  class BallotsAlone {}
  const gateway = await testGateway();
  service = await createService({
    name: 'meetings',
    config: {
      ...{ BONTOT_ENV: 'development', HOST: '127.0.0.1', PORT: 0, LOG_LEVEL: 'trace', DRAIN_MS: 0 },
      GATEWAY_PUBLIC_KEY: JSON.parse(gateway.publicKey) as Record<string, unknown>,
    },
    module: BallotsAlone,
    statusByCode: BALLOT_STATUS,
    logger: createLogger('meetings', 'trace', { write: (line: string) => void lines.push(line) }),
  });
  url = await service.listen();
  call = gateway.callsTo('meetings', url);
});
afterAll(async () => {
  await service.stop();
  await database.connection.dropDatabase();
  await database.close();
});

let counter = 0;
/** A meeting with one secret vote that is open in it. */
async function opened(voters: string[]): Promise<{ meeting: Meeting; ballotId: string }> {
  const ballotId = `01J8ZQ4T3N5W7Y9A1C3E5V${String(++counter).padStart(4, '0')}`;
  const vote = {
    ...{ voteId: ballotId, subject: 'Kết nạp', way: 'secret', threshold: 'majority', itemId: null, state: 'open' },
    ...{ eligibleIds: voters.map(idOf), fullInBase: voters.length, choices: {}, totals: null },
  } as Vote;
  const meeting = { meetingId: idOf('meet'), unitId: 'QN-LH-07', kind: 'regular', votes: [vote] } as unknown as Meeting;
  await ballots.settle(meeting, NOON);
  return { meeting, ballotId };
}
const closed = ({ meeting }: { meeting: Meeting }): Meeting => ({
  ...meeting,
  votes: meeting.votes.map((vote) => ({ ...vote, state: 'closed' })),
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

/** What the phone of a voter does, with the library that it has for it. */
async function phone(name: string, ballotId: string) {
  const { body } = await call(whoIs(name), 'GET', `/api/v1/ballots/${ballotId}`);
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const key = await crypto.subtle.importKey('spki', bytesOf(body.publicKey), algorithm, true, ['verify']);
  const prepared = suite.prepare(new TextEncoder().encode(messageOf(ballotId)));
  const { blindedMsg, inv } = await suite.blind(key, prepared);
  const ask = (blinded: Uint8Array = blindedMsg) =>
    call(whoIs(name), 'POST', `/api/v1/ballots/${ballotId}/tokens`, { blinded: base64(blinded) });
  return {
    ask,
    async token() {
      const { status, body } = await ask();
      expect(status).toBe(200);
      const signature = await suite.finalize(key, prepared, bytesOf(body.signature), inv);
      return { token: base64(prepared), signature: base64(signature) };
    },
  };
}
const cast = (ballotId: string, vote: { token: string; signature: string; choice: Choice }) =>
  call(undefined, 'POST', `/api/v1/ballots/${ballotId}/votes`, vote);
const said = ({ status, body }: { status: number; body: any }) => [status, body.code ?? body.cast];

describe('a secret ballot', () => {
  it('is voted in by those on the list, and its totals are known after the closing alone', async () => {
    const ballot = await opened(['an', 'binh', 'chi']);
    const choices: [string, Choice][] = [
      ['an', 'for'],
      ['binh', 'against'],
      ['chi', 'for'],
    ];
    for (const [name, choice] of choices)
      expect(
        said(await cast(ballot.ballotId, { ...(await (await phone(name, ballot.ballotId)).token()), choice })),
      ).toEqual([200, true]);
    const read = async () => (await call(whoIs('an'), 'GET', `/api/v1/ballots/${ballot.ballotId}`)).body;
    expect(await read()).toMatchObject({ state: 'open', eligible: true, tokenTaken: true, totals: null });
    const totals = { for: 2, against: 1, other: 0 };
    expect(await ballots.settle(closed(ballot), NOON)).toEqual([{ voteId: ballot.ballotId, totals }]);
    expect(await ballots.settle(closed(ballot), NOON)).toEqual([{ voteId: ballot.ballotId, totals }]);
    expect(await read()).toMatchObject({ state: 'closed', totals });
  });

  it('gives a token once: the same value is signed again, another one is not', async () => {
    const { ballotId } = await opened(['an']);
    const [first, second] = [await phone('an', ballotId), await phone('an', ballotId)];
    const answer = await first.ask();
    expect(await first.ask()).toEqual(answer);
    expect(said(await second.ask())).toEqual([409, 'BALLOT_TOKEN_TAKEN']);
  });

  it('gives one token of two that are asked for at once', async () => {
    const { ballotId } = await opened(['an']);
    const phones = await Promise.all([phone('an', ballotId), phone('an', ballotId), phone('an', ballotId)]);
    const statuses = (await Promise.all(phones.map(({ ask }) => ask()))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
  });

  it('gives no token to who is not on the list, is in another cell, or votes for somebody', async () => {
    const { ballotId } = await opened(['an']);
    const { ask } = await phone('an', ballotId);
    const body = { blinded: base64(new Uint8Array(384).fill(1)) };
    const by = (caller: Caller | undefined) => call(caller, 'POST', `/api/v1/ballots/${ballotId}/tokens`, body);
    expect(said(await by(whoIs('dung')))).toEqual([403, 'VOTE_NOT_ELIGIBLE']);
    expect(said(await by(whoIs('an', 'member', '/QN/QN-LH/QN-LH-08/')))).toEqual([403, 'FORBIDDEN']);
    expect(said(await by(whoIs('an', 'probationary')))).toEqual([403, 'FORBIDDEN']);
    expect(said(await by(undefined))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await ask()).status).toBe(200);
  });

  it('signs nothing that no voter can have blinded, and takes no vote away for it', async () => {
    const { ballotId } = await opened(['an']);
    const { ask } = await phone('an', ballotId);
    expect(said(await ask(new Uint8Array(384).fill(255)))).toEqual([422, 'BALLOT_TOKEN_INVALID']);
    expect(said(await ask(new Uint8Array(100)))).toEqual([400, 'VALIDATION']);
    expect((await ask()).status).toBe(200);
  });

  it('counts a ballot that comes again once, and refuses another choice for it', async () => {
    const ballot = await opened(['an']);
    const token = await (await phone('an', ballot.ballotId)).token();
    const both = await Promise.all([1, 2].map(() => cast(ballot.ballotId, { ...token, choice: 'for' })));
    expect(both.map(said)).toEqual([
      [200, true],
      [200, true],
    ]);
    expect(said(await cast(ballot.ballotId, { ...token, choice: 'against' }))).toEqual([409, 'BALLOT_CAST_OTHERWISE']);
    expect((await ballots.settle(closed(ballot), NOON))[0]!.totals).toEqual({ for: 1, against: 0, other: 0 });
  });

  it('takes no forged signature, and none of another ballot', async () => {
    const [here, there] = [await opened(['an']), await opened(['an'])];
    const token = await (await phone('an', there.ballotId)).token();
    const forged = { ...token, signature: base64(new Uint8Array(384).fill(9)) };
    expect(said(await cast(there.ballotId, { ...forged, choice: 'for' }))).toEqual([422, 'BALLOT_TOKEN_INVALID']);
    expect(said(await cast(here.ballotId, { ...token, choice: 'for' }))).toEqual([422, 'BALLOT_TOKEN_INVALID']);
    expect(said(await cast('01J8ZQ4T3N5W7Y9A1C3E5V9999', { ...token, choice: 'for' }))).toEqual([
      404,
      'BALLOT_UNKNOWN',
    ]);
  });

  it('is over for tokens and for ballots once it is closed', async () => {
    const ballot = await opened(['an', 'binh']);
    const [an, binh] = [await phone('an', ballot.ballotId), await phone('binh', ballot.ballotId)];
    const token = await an.token();
    await ballots.settle(closed(ballot), NOON);
    expect(said(await cast(ballot.ballotId, { ...token, choice: 'for' }))).toEqual([409, 'BALLOT_CLOSED']);
    expect(said(await binh.ask())).toEqual([409, 'BALLOT_CLOSED']);
  });

  it('counts every ballot that was acknowledged, also those cast while it is closed', async () => {
    const names = ['an', 'binh', 'chi', 'dung', 'em', 'giang'];
    const ballot = await opened(names);
    const tokens = await Promise.all(names.map(async (name) => (await phone(name, ballot.ballotId)).token()));
    const casting = tokens.map((token) => cast(ballot.ballotId, { ...token, choice: 'for' }));
    const [[counted], ...answers] = await Promise.all([ballots.settle(closed(ballot), NOON), ...casting]);
    expect(counted!.totals.for).toBe(answers.filter(({ status }) => status === 200).length);
  });
});

describe('what a secret ballot leaves behind', () => {
  it('is no line in the log for a token or a ballot, whether it was taken or not', async () => {
    const { ballotId } = await opened(['an']);
    const token = await (await phone('an', ballotId)).token();
    const before = lines.length;
    await cast(ballotId, { ...token, choice: 'for' });
    await cast(ballotId, { ...token, choice: 'against' });
    await cast(ballotId, { ...token, signature: token.signature.replace(/^./, '-'), choice: 'for' });
    expect(lines.slice(before)).toEqual([]);
    expect(lines.filter((line) => JSON.parse(line).msg === 'request').join('')).not.toMatch(/votes|tokens/);
    expect((await (await fetch(`${url}/metrics`)).text()).includes('/votes')).toBe(false);
  });

  it('is, while it is open, no order and no moment, and nothing in one place that is in the other', async () => {
    const names = ['giang', 'em', 'chi', 'an'];
    const { ballotId } = await opened(names);
    for (const name of names) await cast(ballotId, { ...(await (await phone(name, ballotId)).token()), choice: 'for' });
    const { collection } = database.connection.models.ballots!;
    const register: any = await collection.findOne({ _id: ballotId } as never);
    const box: any = await database.connection.models['ballot-boxes']!.collection.findOne({ _id: ballotId } as never);
    expect(register.voters.map(({ personId }: any) => personId)).toEqual(names.map(idOf).sort());
    const tokens: string[] = box.casts.map(({ token }: any) => token);
    expect(tokens).toEqual(tokens.toSorted());
    expect(Object.keys(box)).toEqual(['_id', 'open', 'casts']);
    expect(box.casts.map((cast: object) => Object.keys(cast))).toEqual(names.map(() => ['token', 'choice']));
    expect(JSON.stringify(box)).not.toContain(idOf('an'));
    for (const token of tokens) expect(JSON.stringify(register)).not.toContain(token);
    expect(JSON.stringify(register)).not.toMatch(/\d{4}-\d{2}-\d{2}|\b1[78]\d{11}\b/);
  });

  it('is after the count neither key nor ballots, and who voted for those who lead the cell', async () => {
    const ballot = await opened(['an', 'binh']);
    await cast(ballot.ballotId, { ...(await (await phone('an', ballot.ballotId)).token()), choice: 'other' });
    const voters = async (caller: Caller) =>
      (await call(caller, 'GET', `/api/v1/ballots/${ballot.ballotId}/voters`)).body;
    expect(await voters(whoIs('sec', 'secretary'))).toEqual({ personIds: [] });
    await ballots.settle(closed(ballot), NOON);
    expect(await voters(whoIs('sec', 'secretary'))).toEqual({ personIds: [idOf('an')] });
    expect(await voters(whoIs('binh'))).toMatchObject({ code: 'FORBIDDEN' });
    const stored = await ballots.find(ballot.ballotId);
    expect(stored).toMatchObject({ sealedKey: null, voters: [{ personId: idOf('an'), blinded: null }] });
    const boxes = database.connection.models['ballot-boxes']!.collection;
    expect(await boxes.countDocuments({ _id: ballot.ballotId } as never)).toBe(0);
    await ballots.forgetVoters(NOON + 400 * 86_400_000);
    expect(await voters(whoIs('sec', 'secretary'))).toEqual({ personIds: [] });
  });

  it('is read by those of the cell and those who follow it, not by others', async () => {
    const { ballotId } = await opened(['an']);
    const read = async (caller: Caller) => (await call(caller, 'GET', `/api/v1/ballots/${ballotId}`)).status;
    expect(await read(whoIs('prob', 'probationary'))).toBe(200);
    expect(await read(whoIs('sup', 'supervisor'))).toBe(200);
    expect(await read(whoIs('fern', 'member', '/QN/QN-LH/QN-LH-08/'))).toBe(403);
    expect(await read(whoIs('dept', 'org_dept', '/QN/'))).toBe(403);
  });
});
