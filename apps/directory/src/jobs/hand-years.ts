import { ok, type Result } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { DuplicateState } from '../duplicate/duplicate.ts';
import type { SideCommand, Sided } from '../record/sided.ts';
import type { PeopleStores } from '../storage/people.ts';
import { yearId } from '../storage/years-of.ts';

type Between = Pick<DuplicateState, 'duplicateId' | 'keptId' | 'at' | 'by'>;
/** What is found of people year by year: their grades, or their training as leaders. */
type Book<State> = {
  ofPerson(personId: string): Promise<Stored<State>[]>;
  run(id: string, commandFor: () => Result<SideCommand<State>>): Promise<unknown>;
};

/** What was found of the closed record's years counts for the one that stays. */
export async function handYears({ classifications, trainings }: PeopleStores, between: Between): Promise<void> {
  const { keptId } = between;
  await hand(classifications, between, (state) => ({ ...state, memberId: keptId }));
  await hand(trainings, between, (state) => ({ ...state, personId: keptId }));
}

/** And back again. */
export async function returnYears({ classifications, trainings }: PeopleStores, between: Between): Promise<void> {
  await giveBack(classifications, between);
  await giveBack(trainings, between);
}

/** Whether nobody has decided on a year since it went over. */
export async function areYearsUntouched(people: PeopleStores, between: Between): Promise<boolean> {
  const { duplicateId, keptId, at, by } = between;
  const kept = [...(await people.classifications.ofPerson(keptId)), ...(await people.trainings.ofPerson(keptId))];
  const taken = kept.filter(({ state }) => state.takenFrom === duplicateId && !state.aside);
  return taken.every(({ state: { changed } }) => changed.at === at && changed.by === by);
}

/** The record that gains is told first, so that a kill in between loses nothing; each step may run again. */
async function hand<State extends Sided & { year: string }>(
  book: Book<State>,
  { duplicateId, keptId, at, by }: Between,
  asKept: (state: State) => State,
): Promise<void> {
  const changed = { at, by };
  for (const { id, state } of await book.ofPerson(duplicateId)) {
    const given = asKept(state);
    await book.run(yearId(keptId, state.year), () => ok({ type: 'take-over', given, from: duplicateId, changed }));
    await book.run(id, () => ok({ type: 'stand-aside', changed }));
  }
}

async function giveBack<State extends Sided & { year: string }>(
  book: Book<State>,
  { duplicateId, keptId, at, by }: Between,
): Promise<void> {
  const changed = { at, by };
  for (const { id, state } of await book.ofPerson(duplicateId)) {
    await book.run(id, () => ok({ type: 'stand-again', changed }));
    await book.run(yearId(keptId, state.year), () => ok({ type: 'give-back', from: duplicateId, changed }));
  }
}
