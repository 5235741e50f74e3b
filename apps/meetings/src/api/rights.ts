import { postsOn } from '@bontot/access';
import { isWithin, localDateOf } from '@bontot/kernel';
import type { Rights } from '@bontot/meeting-core';
import type { Asking } from '@bontot/service';
import { allows, type Place } from './permission.ts';

/** What the posts of the day give a reader in a unit, in the words of `viewOf`. */
export function rightsOf(place: Place, asked: Asking): Rights {
  const { actor, moment } = asked;
  const posts = postsOn(actor, localDateOf(moment));
  const here = (role: string) => posts.some((post) => post.role === role && post.path === place.path);
  const over = (role: string) => posts.some((post) => post.role === role && isWithin(place.path, post.path));
  const leads = allows('meeting.conduct', place, asked);
  const sits = place.subject === 'committee' && (here('committee') || here('standing_committee'));
  const full = sits || here('member') || here('secretary') || here('deputy');
  return {
    leads,
    isSecretary: place.subject === 'committee' ? leads : here('secretary'),
    supervises: over('supervisor'),
    committee: over('committee'),
    personId: actor.personId ?? null,
    kind: full ? 'full' : here('probationary') ? 'probationary' : here('exempt') ? 'exempt' : null,
    // An inspection is opened with a number in a register that is still to come; until then it gives nothing.
    inspects: false,
  };
}
