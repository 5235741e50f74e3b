import type { PersonId, ReasonClass, Time } from './parts.ts';

/**
 * Marks of a roll call (domain handbook 3.3). `absent` is a tap whose reason is still to be said; a meeting does not close
 * with one.
 */
export type Mark =
  'present' | 'late' | 'left_early' | 'absent' | 'excused' | 'unexcused' | 'exempt' | 'special_duty' | 'away';

/** Somebody on the list of the day, as the directory knows them. */
export type RollPerson = {
  personId: PersonId;
  kind: 'full' | 'probationary';
  exempt: boolean;
  specialDuty: boolean;
  /** Here on a temporary transfer: in the base here (domain handbook 3.3). */
  temporary?: boolean;
};

export type RollRow = RollPerson & {
  mark: Mark;
  /** When the person came (late) or went (left early). */
  at: Time | null;
  reasonClass: ReasonClass | null;
  /** For the secretary's eyes alone. */
  reasonDetail: string | null;
  /** An exempt member who came all the same: listed, never counted. */
  cameAnyway: boolean;
};

/** Somebody who is no member here. `supervisor`: the committee member above who follows this cell. */
export type Guest = {
  guestId: string;
  personId: PersonId | null;
  name: string | null;
  office: string;
  supervisor: boolean;
};
