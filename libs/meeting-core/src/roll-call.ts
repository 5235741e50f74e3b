import { firstOf, needsOnRoll, needsText, needsTime } from './checks.ts';
import { changed, put, refuse, type Handlers } from './decision.ts';
import type { Meeting } from './meeting.ts';
import type { PersonId, ReasonClass, Time } from './parts.ts';
import { fixedMark, rollFrom, type Mark, type RollRow } from './roll.ts';

/** A regular meeting with a thematic part lasts 120 minutes at least, whatever was set for the cell (42-HD/BTCTW). */
const COMBINED_MINUTES = 120;

/** Opening and roll call (domain handbook 3.3): everybody on the list is present, who is absent gets a tap. */
export const rollCall = {
  open: ({ startedAt }, meeting, { people, minMinutes, attendanceBase, at }) =>
    firstOf(
      needsTime('startedAt', startedAt),
      people.length > 0 ? undefined : refuse('NOBODY_ON_LIST', { unitId: meeting.unitId }),
    ) ??
    changed('opened', {
      state: 'in_progress',
      startedAt,
      openedAt: at,
      roll: rollFrom(people, meeting.excuses),
      minMinutes: meeting.kind === 'combined' ? COMBINED_MINUTES : minMinutes,
      attendanceBase,
    }),

  mark: ({ type, ...given }, meeting) => {
    const marked = markRow(meeting, given);
    return 'ok' in marked ? marked : changed('row-marked', { roll: put(meeting.roll, 'personId', marked) });
  },

  /** Somebody of another cell who stays here for a time, by a paper: in the base here (domain handbook 3.3). */
  'admit-temporary': ({ personId, kind, paper }, meeting) => {
    const row: RollRow = {
      personId,
      kind,
      exempt: false,
      specialDuty: false,
      temporary: true,
      paper,
      mark: 'present',
      at: null,
      reasonClass: null,
      reasonDetail: null,
      cameAnyway: false,
    };
    const standing = meeting.roll.find((other) => other.personId === personId);
    if (standing && !standing.temporary) return refuse('PERSON_ON_ROLL', { personId });
    return (
      needsText('paper', paper) ??
      changed('temporary-admitted', {
        roll: put(meeting.roll, 'personId', standing ? { ...standing, kind, paper } : row),
      })
    );
  },

  'set-guest': ({ guestId, personId = null, name = null, office, supervisor }, meeting) => {
    if (!personId && !name?.trim()) return refuse('GUEST_NAMELESS', { guestId });
    if (meeting.roll.some((row) => row.personId === personId)) return refuse('PERSON_ON_ROLL', { personId });
    return changed('guest-set', {
      guests: put(meeting.guests, 'guestId', { guestId, personId, name, office, supervisor }),
    });
  },

  'remove-guest': ({ guestId }, { guests }) =>
    changed('guest-removed', { guests: guests.filter((guest) => guest.guestId !== guestId) }),
} satisfies Partial<Handlers>;

type Marking = {
  personId: PersonId;
  mark: Mark;
  at?: Time | null;
  reasonClass?: ReasonClass | null;
  reasonDetail?: string | null;
  cameAnyway?: boolean;
};

/**
 * The row as it reads after a mark, or the refusal. Coming late and leaving early carry the time, an excused absence the class
 * of its reason: that of the excuse sent beforehand, unless another is given. Detail left out stays as it is known.
 */
export function markRow(meeting: Meeting, marking: Marking): RollRow | ReturnType<typeof refuse> {
  const { personId, mark, at = null, cameAnyway = false } = marking;
  const refused = needsOnRoll(meeting, personId);
  const row = meeting.roll.find((other) => other.personId === personId);
  if (refused || !row) return refused ?? refuse('PERSON_NOT_ON_ROLL', { personId });
  const fixed = fixedMark(row);
  if (fixed ? mark !== fixed : mark === 'exempt' || mark === 'special_duty')
    return refuse('MARK_BY_DIRECTORY', { personId, mark });
  const timed = mark === 'late' || mark === 'left_early';
  const wrongTime = timed ? needsTime('at', at ?? '') : undefined;
  if (wrongTime) return wrongTime;
  const known = row.mark === 'excused' ? row : meeting.excuses.find((excuse) => excuse.personId === personId);
  const reasonClass = marking.reasonClass ?? known?.reasonClass ?? null;
  if (mark === 'excused' && !reasonClass) return refuse('REASON_MISSING', { personId });
  const knownDetail = known && ('detail' in known ? known.detail : known.reasonDetail);
  const reasonDetail = marking.reasonDetail === undefined ? knownDetail || null : marking.reasonDetail;
  return {
    ...row,
    mark,
    at: timed ? at : null,
    reasonClass: mark === 'excused' ? reasonClass : null,
    reasonDetail: mark === 'excused' || mark === 'unexcused' ? reasonDetail : null,
    cameAnyway: (fixed !== null || mark === 'away') && cameAnyway,
  };
}
