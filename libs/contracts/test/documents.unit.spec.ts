import { allEvents, consumerGroups, doorOf, isSender, measures, senderOfDoor, topicTable } from '@bontot/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const generated = join(import.meta.dirname, '../generated');
const read = (file: string) => readFileSync(join(generated, file), 'utf8');

describe('the AsyncAPI document', () => {
  // In a process of its own: the parser's packages are in a form that Jest's module loader cannot read.
  const parse = (file: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'parse-async-api.mjs'), file], { encoding: 'utf8' });

  it('passes its own parser without an error or a warning', () => {
    const { stdout, stderr } = parse(join(generated, 'asyncapi.json'));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ problems: [], messages: allEvents.length });
  }, 30_000);
});

describe('the JSON Schemas', () => {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  formats.default(ajv);

  it.each(allEvents)('$type: accepts its own example', ({ type, example }) => {
    const validate = ajv.compile(JSON.parse(read(`schemas/${type}.json`)) as object);
    validate(example);
    expect(validate.errors).toBeNull();
  });
});

describe('events', () => {
  it.each(allEvents)(
    '$type: has a key in its body, a version in its type, and a reason',
    ({ type, key, why, example }) => {
      expect(type).toMatch(/^[a-z]+(\.[a-z]+)+\.v\d+$/);
      expect(typeof (example as Record<string, unknown>)[key]).toBe('string');
      expect(why.length).toBeGreaterThan(20);
    },
  );
  it('are declared once each', () => expect(new Set(allEvents.map(({ type }) => type)).size).toBe(allEvents.length));
});

describe('topics', () => {
  const table = topicTable(['publisher']);
  it('are named once each', () => expect(new Set(table.map(({ name }) => name)).size).toBe(table.length));
  it('give every consumer group a way to wait and a way out', () => {
    const names = table.map(({ name }) => name);
    for (const group of consumerGroups)
      expect(names).toEqual(expect.arrayContaining([`${group}.retry`, `${group}.dlq`]));
  });
  it('have 12 partitions for data, 1 for retry and dead letters', () => {
    for (const { name, partitions } of table) expect(partitions).toBe(/\.(retry|dlq)$/.test(name) ? 1 : 12);
  });
  it('tell the sender by the door and nothing by any other topic', () => {
    expect(senderOfDoor(doorOf('task-system').name)).toBe('task-system');
    expect(
      ['evidence.v1', 'evidence.from.A.v1', 'evidence.from..v1', 'x.evidence.from.a.v1'].map(senderOfDoor),
    ).toEqual([undefined, undefined, undefined, undefined]);
    expect([isSender('publisher'), isSender('Publisher'), isSender('a.b'), isSender('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('measures', () => {
  it('are 59, each with an id of its own and words in both languages', () => {
    expect(new Set(measures.map(({ id }) => id)).size).toBe(59);
    expect(measures.filter(({ counts }) => !counts.vi || !counts.en)).toEqual([]);
  });
});
