import { eventually } from '@bontot/testing';
import { InMemoryPublisher } from '@bontot/messaging';
import { CloseUnclaimed } from '../src/jobs/close-unclaimed.ts';
import type { SenderContract } from '../src/senders/contract.ts';
import { CardReads } from '../src/storage/card-reads.ts';
import { WaitingCards } from '../src/storage/waiting-cards.ts';
import { fact, KEY, NOW, unit } from './builders.ts';
import { Scoring } from './rig.ts';
import { person, publisherSystem, startScoring, type Caller, type RunningScoring } from './running-scoring.ts';
import { system } from '@bontot/testing';
import type { InRecord } from '../src/worker/intake.ts';

const DAY = 86_400_000;

describe('evidence about units that nobody knows', () => {
  const dues: SenderContract = {
    sender: 'dues-office',
    measures: 'all',
    scope: '/QN/QN-LH/',
    confirmedByNature: true,
    unclaimedQuota: 2,
  };
  const duesOffice = system('dues-office');
  let scoring: RunningScoring;
  beforeAll(async () => {
    scoring = await startScoring();
    await scoring.stores.senders.introduce(dues);
    await scoring.knows(unit());
  });
  afterAll(() => scoring.stop());

  const send = (cellId: string, caller: Caller) =>
    scoring.call(caller, 'POST', '/api/v1/evidence', { items: [fact('dues.paid', { cellId })] });
  const list = async (caller: Caller, query = '') =>
    (await scoring.call(caller, 'GET', `/api/v1/unclaimed?${query}`)).body;
  const cells = async (caller: Caller) => (await list(caller)).items.map(({ cellId }: { cellId: string }) => cellId);

  it('is taken, and said to wait', async () => {
    expect(await send('QN-LH-50', duesOffice)).toMatchObject({ status: 202, body: { accepted: 1, unclaimed: 1 } });
    expect((await send('QN-LH-07', duesOffice)).body).not.toHaveProperty('unclaimed');
    await send('QN-LH-51', duesOffice);
    await send('QN-HM-60', publisherSystem);
    await eventually(async () => (await cells(person('org_dept', '/QN/'))).length === 3);
  });

  it('is listed for its sender, for the part of the tree its sender reports to, and for the department', async () => {
    expect(await cells(duesOffice)).toEqual(['QN-LH-50', 'QN-LH-51']);
    expect(await cells(publisherSystem)).toEqual(['QN-HM-60']);
    expect(await cells(person('committee', '/QN/QN-LH/'))).toEqual(['QN-LH-50', 'QN-LH-51']);
    expect(await cells(person('committee', '/QN/QN-HM/'))).toEqual([]);
    expect(await cells(person('org_dept', '/QN/'))).toEqual(['QN-HM-60', 'QN-LH-50', 'QN-LH-51']);
    expect(await cells(person('org_dept', '/HN/'))).toEqual(['QN-HM-60']);
    expect((await list(duesOffice)).items[0]).toEqual({
      cellId: 'QN-LH-50',
      period: '2026',
      sender: 'dues-office',
      since: expect.stringMatching(/Z$/),
      closesOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  it('is walked page by page', async () => {
    const first = await list(duesOffice, 'limit=1');
    const second = await list(duesOffice, `limit=1&cursor=${encodeURIComponent(first.next)}`);
    expect([...first.items, ...second.items].map(({ cellId }: any) => cellId)).toEqual(['QN-LH-50', 'QN-LH-51']);
  });

  it('is refused at the door once its sender has too much of it, and nothing else is', async () => {
    const refused = await eventually(async () => {
      const { body } = await send('QN-LH-52', duesOffice);
      return body.refused.length > 0 && body;
    });
    expect(refused.refused).toEqual([
      { index: 0, code: 'UNCLAIMED_QUOTA', field: 'cellId', expected: expect.any(String), got: 'QN-LH-52' },
    ]);
    expect((await send('QN-LH-07', duesOffice)).body).toMatchObject({ accepted: 1, refused: [] });
    expect((await send('QN-HM-61', publisherSystem)).body).toMatchObject({ accepted: 1, refused: [] });
  });
});

describe('evidence that waits for its unit', () => {
  let scoring: Scoring;
  let closing: CloseUnclaimed;
  let waiting: WaitingCards;
  const warnings: object[] = [];
  beforeEach(async () => {
    scoring = await Scoring.open();
    await WaitingCards.ensure(scoring.database.connection);
    waiting = new WaitingCards(scoring.database.connection);
    warnings.length = 0;
    const log = { info: () => undefined, warn: (fields: object) => void warnings.push(fields) };
    const reads = new CardReads(scoring.database.connection);
    const publisher = new InMemoryPublisher(scoring.broker);
    closing = new CloseUnclaimed(scoring.stores, waiting, reads, publisher, scoring.clock, log);
  });
  afterEach(() => scoring.close());

  const send = (source: string) =>
    scoring.takes(scoring.doors.from('publisher', fact('task.completed', { source }), scoring.clock.at));
  /** The worker reads what the job asked for. */
  const workerReads = async () => {
    const asked = scoring.broker.partitionsOf('scoring.inbox.v1').flat() as unknown as InRecord[];
    await scoring.takes(...asked);
  };
  const states = async () => (await scoring.facts()).map(({ source, confirmation }) => `${source} ${confirmation}`);

  it('is told of after a day, once', async () => {
    await send('a');
    scoring.clock.at = NOW + DAY - 1;
    await closing.run();
    expect(warnings).toEqual([]);
    scoring.clock.at = NOW + DAY + 1;
    await closing.run();
    await closing.run();
    expect(warnings).toEqual([{ cards: 1 }]);
  });

  it('is closed after ninety days with a reason, and its sender is told', async () => {
    await send('a');
    scoring.clock.at = NOW + 90 * DAY;
    await closing.run();
    await workerReads();
    expect(await states()).toEqual(['a by_nature']);
    scoring.clock.at += 1;
    await closing.run();
    await workerReads();
    expect(await states()).toEqual(['a rejected']);
    expect(await scoring.outcomes()).toContainEqual(
      expect.objectContaining({ outcome: 'refused', code: 'UNCLAIMED_CLOSED', source: 'a', cellId: KEY.cellId }),
    );
    expect(await scoring.stores.unclaimed.count()).toBe(1);
    await closing.run();
    expect(await scoring.stores.unclaimed.count()).toBe(0);
  });

  it('is closed fact by fact: what came later waits on', async () => {
    await send('old');
    scoring.clock.at = NOW + 50 * DAY;
    await send('new');
    scoring.clock.at = NOW + 90 * DAY + 1;
    await closing.run();
    await workerReads();
    expect(await states()).toEqual(['old rejected', 'new by_nature']);
    await closing.run();
    expect(await waiting.since(NOW + 50 * DAY + 1, 10)).toEqual([KEY]);
    expect(await waiting.since(NOW + 50 * DAY, 10)).toEqual([]);
  });

  it('is asked to be closed twice and closed once', async () => {
    await send('a');
    scoring.clock.at = NOW + 91 * DAY;
    await closing.run();
    await closing.run();
    await workerReads();
    const verdicts = (await scoring.chain()).flatMap(({ log }) => log.match(/"verdict",/g) ?? []);
    expect(verdicts).toHaveLength(1);
    expect((await scoring.outcomes()).filter(({ code }) => code === 'UNCLAIMED_CLOSED')).toHaveLength(1);
  });

  it('counts when its unit becomes known in time, and is never closed then', async () => {
    await send('a');
    await scoring.knows();
    scoring.clock.at = NOW + 91 * DAY;
    await closing.run();
    expect(scoring.broker.partitionsOf('scoring.inbox.v1').flat()).toEqual([]);
    expect(await states()).toEqual(['a by_nature']);
  });
});
