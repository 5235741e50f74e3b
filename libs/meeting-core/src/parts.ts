import type { Instant, LocalDate } from '@bontot/kernel';

/**
 * `combined` is a regular meeting with a thematic part (120 minutes at least); `committee` is the monthly meeting of a
 * committee; the pre-meeting of a cell's committee is a part of the meeting that it prepares.
 */
export type MeetingKind = 'regular' | 'thematic' | 'combined' | 'extraordinary' | 'committee';

/** Domain handbook 3.2. `cancelled`: never held; `annulled`: held, and declared void by the committee above. */
export type MeetingState = 'draft' | 'announced' | 'in_progress' | 'closed' | 'annulled' | 'cancelled';

export type Mode = 'in_person' | 'online' | 'groups';
/** `strict`: excused members stay in the base; `excused_out`: they leave it (domain handbook 3.3). */
export type AttendanceBase = 'strict' | 'excused_out';

/** `YYYY-MM`: the month for which a meeting is held, whatever its day. */
export type Month = string;
/** `HH:MM`, 24 hours, in Viet Nam. */
export type Time = string;
export type PersonId = string;

export type AgendaItem = {
  itemId: string;
  title: string;
  /** Planned length. */
  minutes: number;
  presenterId: PersonId | null;
  /** What was reported and discussed; goes into the minutes. */
  note: string;
  /** The meeting from which it was carried over. */
  carriedFrom: string | null;
};

/** A file as the store of papers holds it; `type` is what its bytes say, never what the sender said. */
export type FileRef = { fileId: string; name: string; type: string; size: number; sha256: string };

export type PaperVersion = { file: FileRef; by: PersonId; at: Instant; publishedOn: LocalDate | null };

export type Paper = {
  paperId: string;
  title: string;
  itemId: string | null;
  /** Oldest first; all are kept, the last one counts. */
  versions: PaperVersion[];
};

/** Meeting of the cell's committee, or of secretary and deputy, before a meeting (42-HD/BTCTW). */
export type PreMeeting = {
  heldOn: LocalDate;
  startedAt: Time;
  endedAt: Time;
  presentIds: PersonId[];
  absent: { personId: PersonId; reason: string }[];
  content: string;
};

/** Members who cannot come say so beforehand; whoever takes the roll call finds it there. */
export type Excuse = { personId: PersonId; reasonClass: ReasonClass; detail: string; at: Instant };
export type ReasonClass = 'work' | 'family' | 'health' | 'other';

/** A member's wish to speak, sent before the meeting. */
export type Voice = { voiceId: string; personId: PersonId; text: string; at: Instant };

export type StatementKind = 'opinion' | 'proposal' | 'self_criticism' | 'criticism' | 'praise';
export type Statement = {
  statementId: string;
  personId: PersonId;
  kind: StatementKind;
  text: string;
  itemId: string | null;
};

export type Conclusion = {
  conclusionId: string;
  kind: 'conclusion' | 'resolution';
  text: string;
  voteId: string | null;
};

/** A task as the meeting gives it; from the closing on it lives as a task of its own. */
export type Assignment = { taskId: string; title: string; ownerId: PersonId; dueOn: LocalDate; expected: string };

/** One sitting of a party group, when a large cell may meet by groups (03-HD/TW, 2022). */
export type Sitting = { groupId: string; heldOn: LocalDate; startedAt: Time; endedAt: Time; place: string };
