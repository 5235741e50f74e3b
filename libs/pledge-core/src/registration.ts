import type { Instant, LocalDate } from '@bontot/kernel';
import type { PersonId } from '@bontot/meeting-core';

export type RegistrationState = 'draft' | 'submitted' | 'registered' | 'returned' | 'withdrawn';
/** What the organisation aims at for the year. */
export type AimedTitle = 'four_good' | 'fair';

export type RegistrationContent = {
  title: AimedTitle;
  /** One line per criterion of the set, in its order. */
  targets: { criterion: string; text: string; points: number | null }[];
  /** The outstanding local issue or breakthrough to be solved. */
  issue: string;
};

export type Signature = { by: PersonId; at: Instant; on: LocalDate };

/** The emulation compact: what both sides confirmed, by the digest of exactly that content. */
export type Compact = { digest: string; secretary: Signature | null; committee: Signature | null };

/** The registration of a cell, or of a committee itself, for the year. Id: `<unitId>.<year>`. */
export type Registration = RegistrationContent & {
  unitId: string;
  year: number;
  subject: 'cell' | 'committee';
  state: RegistrationState;
  submittedOn: LocalDate | null;
  submittedBy: PersonId | null;
  registeredOn: LocalDate | null;
  registeredBy: PersonId | null;
  returned: { reason: string; by: PersonId; at: Instant } | null;
  withdrawn: { reason: string; by: PersonId; at: Instant } | null;
  compact: Compact;
  history: { at: Instant; by: PersonId; what: string }[];
};

export type RegistrationAct =
  /** Of the secretary (of the committee for itself). */
  | { type: 'write'; content: RegistrationContent }
  | { type: 'submit' }
  | { type: 'withdraw'; reason: string }
  /** Of the committee above. */
  | { type: 'register' }
  | { type: 'return'; reason: string }
  /** Both confirm the compact by its digest, as the page showed it. */
  | { type: 'confirm-compact'; as: 'secretary' | 'committee'; digest: string };
