import { allEvents } from '@bontot/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as z from 'zod';
import { breaks, goldens, type Schema } from './golden.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const declared = new Map(allEvents.map((event) => [event.type, event]));
const schemaNow = (type: string): Schema => z.toJSONSchema(declared.get(type)!.body, { io: 'input' }) as Schema;

describe('released events', () => {
  it('are all the events there are', () =>
    // «npm run generate -- --release» freezes a new one; a released one never goes away.
    expect(goldens.map(({ type }) => type).sort()).toEqual([...declared.keys()].sort()));

  it.each(goldens)('$type: what was sent then is read now', ({ type, example }) =>
    expect(declared.get(type)!.body.safeParse(example).error).toBeUndefined(),
  );

  it.each(goldens)('$type: what is sent now was readable then', ({ type, schema }) => {
    const then = ajv.compile(schema);
    then(declared.get(type)!.example);
    expect(then.errors).toBeNull();
  });

  it.each(goldens)('$type: has changed by optional additions only', ({ type, schema }) =>
    expect(breaks(schema, schemaNow(type))).toEqual([]),
  );
});

describe('a change of a released event', () => {
  const frozen = z.object({
    id: z.string(),
    n: z.int().max(9),
    kind: z.enum(['a', 'b']),
    list: z.array(z.object({ x: z.int() })),
  });
  const changed = (now: z.ZodType) => breaks(schemaOf(frozen), schemaOf(now));
  const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as Schema;

  it('may add an optional member, also deep inside', () => {
    expect(changed(frozen.extend({ more: z.string().optional() }))).toEqual([]);
    expect(changed(frozen.extend({ list: z.array(z.object({ x: z.int(), y: z.int().optional() })) }))).toEqual([]);
  });
  it('may give a shape a name', () => {
    const named = z.array(z.object({ x: z.int() })).meta({ id: 'PlantedList' });
    expect(changed(frozen.extend({ list: named }))).toEqual([]);
  });
  it.each<[string, z.ZodType]>([
    ['a new required member', frozen.extend({ more: z.string() })],
    ['a member taken away', frozen.omit({ n: true })],
    ['a member made optional', frozen.partial({ n: true })],
    ['another type', frozen.extend({ id: z.int() })],
    ['a tighter limit', frozen.extend({ n: z.int().max(8) })],
    ['a wider limit', frozen.extend({ n: z.int().max(10) })],
    ['another word', frozen.extend({ kind: z.enum(['a', 'b', 'c']) })],
    ['a word less', frozen.extend({ kind: z.enum(['a']) })],
    ['a required member deep inside', frozen.extend({ list: z.array(z.object({ x: z.int(), y: z.int() })) })],
    ['no more unknown members', z.strictObject(frozen.shape)],
  ])('may not be %s', (_, now) => expect(changed(now)).not.toEqual([]));
});
