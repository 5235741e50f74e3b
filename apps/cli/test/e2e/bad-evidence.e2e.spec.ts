import { randomUUID } from 'node:crypto';
import { eventually, startProduct, type TestProduct } from '@bontot/testing';
import { CloudEvent, Kafka as CloudEventsForKafka } from 'cloudevents';
import type { Message } from 'kafkajs';
import { badBodies, badFields, forbiddenKeys, healthy } from './bad-facts.ts';
import { messageOf, Outsider, type Answer } from './outsider.ts';
import { cell, found, foundProvince } from './tree.ts';

const PARTITIONS = 12;
const CELL = 'QN-LH-07';

let product: TestProduct;
let outsider: Outsider;

beforeAll(async () => {
  product = await startProduct();
  outsider = new Outsider(product.url, product.env as never);
  await foundProvince(outsider);
});
afterAll(async () => {
  await outsider?.close();
  await product?.stop();
});

/** Sources of the log of a cell's year that count: conflicts and withdrawn ones aside. */
async function sourcesOf(cellId: string, year = '2026'): Promise<string[]> {
  const sources: string[] = [];
  for (let cursor = ''; ;) {
    const path = `/api/v1/cells/${cellId}/assessments/${year}/evidence?limit=500${cursor && `&cursor=${cursor}`}`;
    const { items, next } = await outsider.get('org-dept', path);
    for (const { kind, conflict, source } of items) if (kind === 'fact' && !conflict) sources.push(source);
    if (next === null) return sources;
    cursor = next;
  }
}

describe('by HTTP, bad evidence is answered at once', () => {
  const send = (raw: Uint8Array | string): Promise<Answer> => outsider.ask('publisher', '/api/v1/evidence', { raw });
  const expectProblem = (answer: Answer, status: number, code: string) => {
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(answer.text).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(/);
    expect(answer.text.length).toBeLessThan(2_000);
  };

  it.each(badFields)('%s', async (_, differs, code) => {
    const answer = await send(JSON.stringify(healthy(CELL, 'http/bad', differs)));
    expectProblem(answer, 422, code);
    expect(answer.body).toMatchObject({ field: expect.any(String), expected: expect.any(String) });
  });

  it.each(badBodies)('%s', async (_, body, [status, code]) => expectProblem(await send(body), status, code));

  it.each(forbiddenKeys)('the member %s', async (key, bodyOf) =>
    expectProblem(await send(bodyOf(healthy(CELL, 'http/bad'))), key === '__proto__' ? 400 : 422, 'BODY_FORBIDDEN_KEY'),
  );

  it('more than 256 KB', async () => {
    expectProblem(await send(' '.repeat(256 * 1024 + 1)), 413, 'BODY_TOO_LARGE');
    expectProblem(
      await outsider.ask('publisher', '/api/v1/evidence', {
        body: { items: Array.from({ length: 501 }, (_, index) => healthy(CELL, `http/${index}`)) },
      }),
      400,
      'VALIDATION',
    );
  });

  it('another kind of content', async () =>
    expectProblem(
      await outsider.ask('publisher', '/api/v1/evidence', { raw: 'a=1', headers: { 'content-type': 'text/plain' } }),
      415,
      'CONTENT_TYPE_UNKNOWN',
    ));

  it('in a batch each by its place, and the good ones count', async () => {
    const bad = badFields.map(([, differs]) => healthy(CELL, 'http/bad', differs));
    const items = bad.flatMap((one, index) => [healthy(CELL, `http/good-${index}`), one]);
    const { status, body } = await outsider.ask('publisher', '/api/v1/evidence', { body: { items } });
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: bad.length, refused: { length: bad.length } });
    expect(body.refused.map(({ index, code }: any) => [index, code])).toEqual(
      badFields.map(([, , code], index) => [2 * index + 1, code]),
    );
    await eventually(
      async () => (await sourcesOf(CELL)).filter((source) => source.startsWith('http/')).length === bad.length,
    );
  });
});

describe('by Kafka, bad evidence becomes a dead letter with its reason', () => {
  const fact = () => healthy(CELL, 'kafka/bad');
  const cases: [what: string, message: Message, code: string][] = [
    ...badFields.map(([what, differs, code]): [string, Message, string] => [
      what,
      messageOf(healthy(CELL, 'kafka/bad', differs)),
      code,
    ]),
    ...badBodies.map(([what, value, , code]): [string, Message, string] => [what, messageOf({}, { value }), code]),
    ...forbiddenKeys.map(([key, bodyOf]): [string, Message, string] => [
      key,
      messageOf({}, { value: bodyOf(fact()) }),
      'BODY_FORBIDDEN_KEY',
    ]),
    ['no value at all', messageOf({}, { value: null }), 'BODY_EMPTY'],
    ['more than 256 KB', messageOf({}, { value: Buffer.alloc(256 * 1024 + 1, 32) }), 'BODY_TOO_LARGE'],
    ...['ce_specversion', 'ce_id', 'ce_source', 'ce_type'].flatMap((name): [string, Message, string][] => [
      [`no ${name}`, messageOf(fact(), { headers: { [name]: undefined } }), 'HEADER_MISSING'],
      [`${name} twice`, messageOf(fact(), { headers: { [name]: ['1.0', '1.0'] } }), 'HEADER_REPEATED'],
      [`${name} that is no text`, messageOf(fact(), { headers: { [name]: Buffer.from([0xff]) } }), 'HEADER_INVALID'],
    ]),
    ['CloudEvents 2.0', messageOf(fact(), { headers: { ce_specversion: '2.0' } }), 'SPECVERSION_UNKNOWN'],
    ['a version of the future', messageOf(fact(), { headers: { ce_type: 'evidence.recorded.v9' } }), 'VERSION_UNKNOWN'],
  ];
  let letters: any[];

  beforeAll(async () => {
    const bad = cases.map(([what, message], index) => ({
      ...message,
      partition: index % PARTITIONS,
      headers: { ...message.headers, 'x-case': what },
    }));
    // Before, between and after: on every partition healthy ones stand on both sides of bad ones.
    const good = (place: number) =>
      Array.from({ length: PARTITIONS }, (_, partition) => ({
        ...messageOf(healthy(CELL, `kafka/${place}-${partition}`)),
        partition,
      }));
    const half = Math.floor(bad.length / 2);
    await outsider.publish([...good(0), ...bad.slice(0, half), ...good(1), ...bad.slice(half), ...good(2)]);
    const sentAt = performance.now();
    await eventually(
      async () => (await sourcesOf(CELL)).filter((source) => /^kafka\/\d/.test(source)).length === 3 * PARTITIONS,
      { timeoutMs: 5_000 },
    );
    expect(performance.now() - sentAt).toBeLessThan(5_000);
    letters = await eventually(async () => {
      const found = await outsider.deadLetters();
      return found.length >= cases.length && found;
    });
  });

  it.each(cases)('%s', (what, _, code) => {
    const found = letters.filter(({ headers }) => headers['x-case'] === what);
    expect(found.map((letter) => letter.code)).toEqual([code]);
    expect(found[0]).toMatchObject({ topic: 'evidence.from.publisher.v1', attempts: 1 });
  });

  it('and nothing else does', () => expect(letters).toHaveLength(cases.length));

  it('an unknown type is passed by', async () => {
    await outsider.publish([
      messageOf({ hello: 'world' }, { headers: { ce_type: 'weather.changed.v1' } }),
      healthy(CELL, 'kafka/after-unknown'),
    ]);
    await eventually(async () => (await sourcesOf(CELL)).includes('kafka/after-unknown'));
    expect(await outsider.deadLetters()).toHaveLength(cases.length);
  });

  it('is told to the sender as an outcome, with its place', async () => {
    const { items } = await outsider.get('publisher', '/api/v1/evidence/outcomes?limit=500');
    const refused = items.filter(({ outcome }: any) => outcome === 'refused');
    expect(refused.map(({ code }: any) => code).sort()).toEqual(cases.map(([, , code]) => code).sort());
  });

  it('replayed unchanged ends where it was, once', async () => {
    const [letter] = letters.filter(({ headers }) => headers['x-case'] === 'revision 0');
    expect(await outsider.bontot('dlq', 'replay', letter.id)).toMatchObject({ code: 0, out: 'replayed 1\n' });
    await eventually(async () => {
      const again = (await outsider.deadLetters()).filter(({ headers }) => headers['x-case'] === 'revision 0');
      return again.length === 1 && again[0].code === 'REVISION_INVALID' && again[0].lastAt > letter.lastAt;
    });
  });
});

describe('evidence that comes before its time', () => {
  it('waits for its cell and counts as soon as that is known', async () => {
    await outsider.publish([
      healthy('QN-LH-21', 'early/1'),
      healthy('QN-LH-21', 'early/2', { effectiveOn: '2025-03-05' }),
    ]);
    await eventually(async () => (await outsider.status()).unclaimed === 2);
    const body = healthy('QN-LH-21', 'early/3');
    expect(await outsider.get('publisher', '/api/v1/evidence', { body })).toMatchObject({ accepted: 1 });
    expect(await outsider.ask('org-dept', '/api/v1/cells/QN-LH-21/assessments/2026')).toMatchObject({ status: 404 });
    await found(outsider, cell('QN-LH-21'));
    await eventually(
      async () => (await sourcesOf('QN-LH-21')).length === 2 && (await sourcesOf('QN-LH-21', '2025')).length === 1,
    );
    expect((await outsider.assessment('QN-LH-21', '2026')).indicators['2.3']).toMatchObject({
      state: 'scored',
      points: 5,
    });
    await eventually(async () => (await outsider.status()).unclaimed === 0);
  });

  it('is scored anew under a set that is adopted later', async () => {
    await found(outsider, cell('QN-LH-22', 'QN-LH', 'agency'));
    await outsider.publish([healthy('QN-LH-22', 'set/1')]);
    await eventually(async () => (await outsider.assessment('QN-LH-22', '2026')).revision > 0);
    expect((await outsider.assessment('QN-LH-22', '2026')).criteriaSet).toMatchObject({
      id: 'cell-default',
      template: true,
    });
    const set = { setId: 'pass-fail-default', setVersion: '1.0.0', subject: 'cell', period: '2026' };
    const body = { unitId: 'QN-LH', cellTypes: ['agency'], ...set };
    await outsider.get('standing-committee', '/api/v1/adoptions', { body });
    await eventually(async () => {
      const { criteriaSet, items } = await outsider.assessment('QN-LH-22', '2026');
      return criteriaSet.id === 'pass-fail-default' && !criteriaSet.template && items !== undefined;
    });
    const history = await eventually(async () => {
      const { items } = await outsider.get('org-dept', '/api/v1/cells/QN-LH-22/assessments/2026/history');
      return items[0].criteriaSet?.id === 'pass-fail-default' && items;
    });
    expect(history.length).toBeGreaterThan(1);
    expect((await outsider.ask('standing-committee', '/api/v1/adoptions', { body })).status).toBe(409);
  });
});

it('keeps the same revision with another content aside: told to its sender, shown in the log, without effect', async () => {
  await found(outsider, cell('QN-LH-23'));
  const told = healthy('QN-LH-23', 'twice/1');
  await outsider.publish([told]);
  await eventually(async () => (await outsider.assessment('QN-LH-23', '2026')).revision === 1);
  const before = await outsider.assessment('QN-LH-23', '2026');
  const other = { ...told, value: { part: 1, whole: 10 } };
  await outsider.publish([other, told]);
  expect(await outsider.get('publisher', '/api/v1/evidence', { body: other })).toMatchObject({ accepted: 1 });
  const path = '/api/v1/cells/QN-LH-23/assessments/2026/evidence';
  const log = await eventually(async () => {
    const { items } = await outsider.get('org-dept', path);
    return items.filter(({ conflict }: any) => conflict).length === 2 && items;
  });
  expect(log.filter(({ kind, conflict }: any) => kind === 'fact' && !conflict)).toHaveLength(1);
  expect(log.find(({ conflict }: any) => conflict)).toMatchObject({ source: 'twice/1', value: { part: 1, whole: 10 } });
  // The worker writes outcomes behind the log.
  await eventually(async () => {
    const { items } = await outsider.get('publisher', '/api/v1/evidence/outcomes?limit=500');
    const conflicts = items.filter(({ source, code }: any) => source === 'twice/1' && code === 'REVISION_CONFLICT');
    return conflicts.length === 2;
  });
  const after = await outsider.assessment('QN-LH-23', '2026');
  expect([after.digest, after.indicators]).toEqual([before.digest, before.indicators]);
});

it('takes what the CloudEvents SDK makes, in both of its modes', async () => {
  await found(outsider, cell('QN-LH-24'));
  const event = (source: string) =>
    new CloudEvent({
      id: randomUUID(),
      source: 'another-maker',
      type: 'evidence.recorded.v1',
      partitionkey: 'QN-LH-24',
      data: healthy('QN-LH-24', source),
    });
  const messages = [
    CloudEventsForKafka.binary(event('sdk/binary')),
    CloudEventsForKafka.structured(event('sdk/structured')),
  ];
  await outsider.publish(
    messages.map(({ key, value, body, headers }: any) => {
      const bytes = value ?? body;
      return { key, value: typeof bytes === 'string' ? bytes : JSON.stringify(bytes), headers };
    }),
  );
  await eventually(async () => (await sourcesOf('QN-LH-24')).sort().join() === 'sdk/binary,sdk/structured');
});
