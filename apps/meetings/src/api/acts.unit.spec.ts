import type { Act, ActType, Envelope } from '@bontot/meeting-core';
import { mayIn } from '@bontot/meeting-core';
import type * as z from 'zod';
import { ActSchema, type EnvelopeSchema } from './acts.ts';

/** Members that may be left out hold undefined in one of the two types. */
type Loose<T> = T extends object
  ? { [Key in keyof T]: Loose<T[Key]> | (undefined extends T[Key] ? undefined : never) }
  : T;
type Read = Loose<z.output<typeof ActSchema>>;
type Ruled = Loose<Act>;

/** What the schema lets through is what the rules take, and the other way round; it compiles or it does not. */
const toRules = (act: Read): Ruled => act;
const toSchema = (act: Ruled): Read => act;
const whole = (envelope: z.output<typeof EnvelopeSchema>): Omit<Envelope, 'act'> => envelope;

it('reads every act that the rules know, and no other', () => {
  const read = ActSchema.options.map(({ shape }) => shape.type.value);
  expect(read.toSorted()).toEqual((Object.keys(mayIn) as ActType[]).toSorted());
  expect([toRules, toSchema, whole]).toHaveLength(3);
});

it.each([
  ['a member that no act has', { type: 'announce', now: true }],
  ['an act that nobody knows', { type: 'erase' }],
  ['an id that is a query', { type: 'remove-item', itemId: { $ne: null } }],
  ['a day that does not exist', { type: 'change', heldOn: '2026-02-30' }],
  ['a mark that nobody makes', { type: 'mark', personId: '01J8ZQ4T3N5W7Y9A1C3E5G7001', mark: 'gone' }],
  ['a key that a store could read as syntax', { type: 'propose-score', points: { $where: 1 } }],
])('does not read %s', (_, act) => expect(ActSchema.safeParse(act).success).toBe(false));
