import type { LocalDate } from '@bontot/kernel';
import type {
  Assignment,
  Conclusion,
  FileRef,
  Mode,
  MeetingKind,
  Month,
  PersonId,
  PreMeeting,
  ReasonClass,
  Sitting,
  StatementKind,
  Time,
} from './parts.ts';
import type { Mark, RollPerson } from './roll.ts';
import type { MinutesSection } from './minutes.ts';
import type { Choice, Threshold, Totals } from './votes.ts';

/** What a person does to a meeting, as it travels from a page or a phone; ids are made by the sender (ULID). */
export type Act =
  // draft, announced
  | {
      type: 'plan';
      unitId: string;
      kind: MeetingKind;
      month: Month;
      heldOn: LocalDate;
      startsAt: Time;
      place: string;
      title?: string;
    }
  | {
      type: 'change';
      title?: string;
      heldOn?: LocalDate;
      startsAt?: Time;
      place?: string;
      mode?: Mode;
      permission?: string | null;
      chairId?: PersonId | null;
      clerkId?: PersonId | null;
      /** Needed after the closing, when only chair and clerk may change. */
      reason?: string;
    }
  | { type: 'set-item'; itemId: string; title: string; minutes: number; presenterId?: PersonId | null }
  | { type: 'remove-item'; itemId: string }
  | { type: 'order-items'; itemIds: string[] }
  | { type: 'record-pre-meeting'; preMeeting: PreMeeting | null }
  | { type: 'attach-paper'; paperId: string; title: string; itemId?: string | null; file: FileRef }
  | { type: 'publish-papers'; paperIds: string[] }
  | { type: 'remove-paper'; paperId: string }
  | { type: 'announce' }
  | { type: 'cancel'; reason: string }
  // members, about themselves
  | { type: 'acknowledge-papers'; paperIds: string[] }
  | { type: 'ask-excuse'; reasonClass: ReasonClass; detail?: string }
  | { type: 'withdraw-excuse' }
  | { type: 'speak-up'; voiceId: string; text: string }
  | { type: 'check-in' }
  | { type: 'choose'; voteId: string; choice: Choice }
  // in progress
  | { type: 'open'; startedAt: Time }
  | {
      type: 'mark';
      personId: PersonId;
      mark: Mark;
      at?: Time | null;
      reasonClass?: ReasonClass | null;
      reasonDetail?: string | null;
      cameAnyway?: boolean;
    }
  | { type: 'admit-temporary'; personId: PersonId; kind: RollPerson['kind']; paper: string }
  | {
      type: 'set-guest';
      guestId: string;
      personId?: PersonId | null;
      name?: string | null;
      office: string;
      supervisor: boolean;
    }
  | { type: 'remove-guest'; guestId: string }
  | { type: 'note-item'; itemId: string; note: string }
  | {
      type: 'set-statement';
      statementId: string;
      personId: PersonId;
      kind: StatementKind;
      text?: string;
      itemId?: string | null;
    }
  | { type: 'remove-statement'; statementId: string }
  | {
      type: 'vote-by-hand';
      voteId: string;
      subject: string;
      threshold: Threshold;
      itemId?: string | null;
      totals: Totals;
    }
  | {
      type: 'open-vote';
      voteId: string;
      subject: string;
      threshold: Threshold;
      itemId?: string | null;
      way: 'open' | 'secret';
    }
  | { type: 'close-vote'; voteId: string }
  | { type: 'remove-vote'; voteId: string }
  | { type: 'set-conclusion'; conclusionId: string; kind: Conclusion['kind']; text: string; voteId?: string | null }
  | { type: 'remove-conclusion'; conclusionId: string }
  | { type: 'set-task'; task: Assignment }
  | { type: 'remove-task'; taskId: string }
  | { type: 'set-sittings'; sittings: Sitting[] }
  | { type: 'close'; endedAt: Time }
  // after the closing
  | {
      type: 'correct-roll';
      personId: PersonId;
      mark: Mark;
      at?: Time | null;
      reasonClass?: ReasonClass | null;
      reasonDetail?: string | null;
      reason: string;
    }
  | { type: 'correct-times'; heldOn?: LocalDate; startedAt?: Time; endedAt?: Time; reason: string }
  | { type: 'write-minutes'; sections: MinutesSection[] }
  | { type: 'read-out' }
  | { type: 'approve-minutes'; totals: Totals }
  | { type: 'sign'; as: 'chair' | 'clerk'; digest: string; scan?: FileRef | null; signedOn?: LocalDate }
  | { type: 'amend'; amendmentId: string; reason: string; text: string; roll?: { personId: PersonId; mark: Mark }[] }
  | { type: 'sign-amendment'; amendmentId: string; as: 'chair' | 'clerk'; digest: string }
  | { type: 'propose-score'; points: Record<string, number> }
  | { type: 'vote-score'; totals: Totals }
  | { type: 'send-score' }
  | { type: 'confirm-score'; points: Record<string, number>; why: Record<string, string> }
  | { type: 'return-score'; reason: string }
  | { type: 'annul'; number: string; reason: string }
  | { type: 'resolve-conflict'; conflictId: string; take: 'standing' | 'losing' };

export type ActType = Act['type'];

/** What only the service itself does: time that passes, and the result of a secret ballot. */
export type OwnAct =
  { type: 'time-passed'; today: LocalDate } | { type: 'record-ballot'; voteId: string; totals: Totals };
