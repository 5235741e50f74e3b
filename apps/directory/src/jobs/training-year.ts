import type { Role } from '@bontot/contracts';
import { localDateOf, ok, type Instant } from '@bontot/kernel';
import { BY_TIMER } from '../record/fact.ts';
import type { PeopleStores } from '../storage/people.ts';
import type { Posts } from '../storage/posts.ts';
import { yearId } from '../storage/years-of.ts';
import { trainingDay } from '../training/training.ts';

/**
 * Who leads a cell or sits in its committee above, and is to be trained each year (domain handbook 5.3); in the order of the
 * alphabet, for the book only goes forward.
 */
export const TRAINED_ROLES: readonly Role[] = ['committee', 'deputy', 'secretary'];
const WINDOW = 500;

/** The «no» of 30 November for each leader of that day without a certificate, role by role from where it was left. */
export const trainingYear =
  ({ posts, people }: { posts: Posts; people: PeopleStores }) =>
  async (at: Instant): Promise<number> => {
    const today = localDateOf(at);
    let done = 0;
    for (;;) {
      const thisYear = today.slice(0, 4);
      const { began, next: year, after } = await people.book.open(thisYear);
      const day = trainingDay(year);
      if (today <= day) return done;
      // Nothing is said of its first year before somebody is known who leads: an earlier one may still be told.
      const isUntold = began === thisYear && after === '' && !(await posts.isAnyHeldOn(TRAINED_ROLES, day));
      if (isUntold) return done;
      const [role = TRAINED_ROLES[0]!, lastPost = ''] = after === '' ? [] : (after.split(' ') as [Role, string]);
      const held = await posts.heldOn(role, day, lastPost, WINDOW);
      const outcomes = await people.trainings.runAll(
        held.map(({ state: { personId, unitId } }) => ({
          id: yearId(personId, year),
          commandFor: () =>
            ok({
              ...{ type: 'year-passed' as const, personId, year, unitIds: [unitId], today },
              changed: { at, by: BY_TIMER },
            }),
        })),
      );
      done += outcomes.filter((outcome) => outcome.ok && outcome.value.changed).length;
      const following = TRAINED_ROLES[TRAINED_ROLES.indexOf(role) + 1];
      if (held.length === WINDOW) await people.book.reached(year, `${role} ${held.at(-1)!.id}`);
      else if (following) await people.book.reached(year, `${following} `);
      else await people.book.finished(year);
    }
  };
