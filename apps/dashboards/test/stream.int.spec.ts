import { eventually } from '@bontot/testing';
import { Redis } from 'ioredis';
import { Hub } from '../src/api/stream/hub.ts';
import { card, PATHS, PERIOD, smallTree } from './builders.ts';
import { person, startDashboards, type Caller, type RunningDashboards } from './running-dashboards.ts';

const { LH1, LH2 } = PATHS;
const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';

/** What a stream has told so far; `close` ends it as a browser does. */
async function listen(running: RunningDashboards, caller: Caller) {
  const { body } = await running.open(caller, '/api/v1/stream');
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
    }
  })().catch(() => undefined);
  return {
    events: () => [...text.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, name, data]) => [name, JSON.parse(data!)]),
    async close() {
      await reader.cancel();
      await reading;
    },
  };
}

describe('the stream', () => {
  let running: RunningDashboards;
  beforeAll(async () => {
    running = await startDashboards();
    await running.units(...smallTree);
    // No marks is rest only after the first sums: a unit's node is there a moment before the marks that it makes.
    await eventually(async () => (await running.at.nodes.countDocuments({ unitId: 'QN', cells: 5 })) === 1);
    await running.atRest();
  });
  afterAll(() => running.stop());

  it('tells of a change once the read model holds it, to those who may know', async () => {
    const committee = await listen(running, person('committee', PATHS.LH));
    const member = await listen(running, person('member', LH2, ME));
    await eventually(() => committee.events().length > 0 && member.events().length > 0);
    await running.cards(card(LH1, 1, { outcome: 'at_risk' }));
    await running.inbox(ME, 1, 4);

    const [, seen] = await eventually(() => committee.events().find(([name]) => name === 'card'));
    expect(seen).toEqual({ cellId: 'QN-LH-01', period: PERIOD, revision: 1, outcome: 'at_risk' });
    const [, rollUp] = await eventually(() =>
      committee.events().find(([name, { unitId }]) => name === 'rollup' && unitId === 'QN-LH'),
    );
    const overview = await running.call(person('committee', PATHS.LH), 'GET', '/api/v1/dashboards/QN-LH');
    expect(overview.body.counts).toEqual({ at_risk: 1, no_data: 2 });
    expect(overview.body.revision).toBeGreaterThanOrEqual(rollUp.revision);

    await eventually(() => member.events().some(([name]) => name === 'inbox'));
    expect(member.events()).toEqual([
      ['hello', {}],
      ['inbox', { unread: 4 }],
    ]);
    // A roll-up above the own reach is not told either.
    expect(committee.events().filter(([name, { unitId }]) => name === 'rollup' && unitId === 'QN')).toEqual([]);
    await Promise.all([committee.close(), member.close()]);
  });

  it('carries hints of other processes, by Redis', async () => {
    const stream = await listen(running, person('committee', PATHS.LH));
    await eventually(() => stream.events().length > 0);
    const redis = new Redis(process.env.REDIS_URL!);
    const hint = { kind: 'card', cellId: 'QN-LH-02', period: PERIOD, revision: 7, outcome: 'met', path: LH2 };
    const heard = await redis.publish(
      `${running.env.DB_PREFIX}dashboards.hints`,
      JSON.stringify({ from: 'another', hints: [hint] }),
    );
    redis.disconnect();
    expect(heard).toBe(1);
    await eventually(() => stream.events().some(([name, { revision }]) => name === 'card' && revision === 7));
    await stream.close();
  });

  it('leaves nothing behind after 500 streams that came and went while cards change', async () => {
    const hub = running.service.app.get(Hub);
    await eventually(() => hub.size === 0);
    let revision = 10;
    for (let round = 0; round < 5; round++) {
      const streams = await Promise.all(
        Array.from({ length: 100 }, (_, n) => running.open(person('secretary', n % 2 ? LH1 : LH2), '/api/v1/stream')),
      );
      expect(hub.size).toBe(100);
      await running.cards(card(LH1, ++revision, { outcome: 'fair' }), card(LH2, revision, { outcome: 'met' }));
      await Promise.all(streams.map(({ body }) => body!.cancel()));
      await eventually(() => hub.size === 0);
    }
    expect(hub.addresses).toBe(0);
  });
});
