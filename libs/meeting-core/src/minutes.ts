import type { Instant, LocalDate } from '@bontot/kernel';
import type { FileRef, PersonId } from './parts.ts';
import type { Mark } from './roll.ts';

export type MinutesState = 'drafting' | 'read_out' | 'approved' | 'signed';

/** A heading with its paragraphs, in Vietnamese; `sectionId` is that of the draft, so that people complete it by parts. */
export type MinutesSection = { sectionId: string; heading: string; text: string };

/** A confirmed sign-in, or a paper signature whose scan is kept. */
export type Signature = {
  as: 'chair' | 'clerk';
  personId: PersonId;
  at: Instant;
  /** Day of signing: typed in for a scan, else the day of `at`. */
  on: LocalDate;
  digest: string;
  scan: FileRef | null;
};

/** A separate signed page; the minutes themselves are never edited again. */
export type Amendment = {
  amendmentId: string;
  reason: string;
  text: string;
  /** Rows of the roll that it corrects, once both have signed it. */
  roll: { personId: PersonId; mark: Mark }[];
  by: PersonId;
  at: Instant;
  signatures: Signature[];
};

export type Minutes = {
  state: MinutesState;
  /** Made from the meeting until somebody writes; then what people wrote. */
  sections: MinutesSection[];
  approvedBy: { for: number; against: number; other: number } | null;
  signatures: Signature[];
  /** Of what was signed: {@link minutesContent}, hashed; set by the first signature. */
  digest: string | null;
  signedOn: LocalDate | null;
  amendments: Amendment[];
};
