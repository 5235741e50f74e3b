import type { InitiativeAct, PledgeAct } from '@bontot/pledge-core';
import type * as z from 'zod';
import type { InitiativeActSchema, PledgeActSchema } from './acts.ts';

type Required<T> = T extends { type: infer Type } ? Type : never;

it('takes exactly the acts that the rules know', () => {
  // Held by the compiler: what comes through the door fits the rules, and no act is without a door.
  const fromDoor: PledgeAct = {} as z.output<typeof PledgeActSchema>;
  const ofInitiative: InitiativeAct = {} as z.output<typeof InitiativeActSchema>;
  const everyAct: Required<z.output<typeof PledgeActSchema>> = 'write' as Required<PledgeAct>;
  const everyOther: Required<z.output<typeof InitiativeActSchema>> = 'submit-initiative' as Required<InitiativeAct>;
  expect([fromDoor, ofInitiative]).toEqual([{}, {}]);
  expect([everyAct, everyOther]).toEqual(['write', 'submit-initiative']);
});
