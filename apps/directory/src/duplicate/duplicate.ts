import { ok, refuse, unreachable, type Instant, type Refusal, type Result } from '@bontot/kernel';
import type { Deciding } from '../member/state.ts';
import { handOver, type HandedLink, type HandedPost, type Side } from './hand-over.ts';

/**
 * A record that is of the same person as another, which stays. Two records, their posts and an account change with it, each
 * in its own write: what is decided here is carried out step by step, and `untold` until all of it is.
 */
export type DuplicateState = {
  duplicateId: string;
  keptId: string;
  state: 'closed' | 'reopened';
  /** Kept until both records have it in their history, which forgets it with the person. */
  reason: string | null;
  by: string;
  at: Instant;
  posts: HandedPost[];
  link: HandedLink | null;
  /** Both records as this left them: it is taken back while nobody has changed them since. */
  versions: Versions | null;
  /** Why it could not be carried out: one of the records changed at that very moment. */
  refused: Refusal | null;
  history: { at: Instant; by: string; what: 'close' | 'reopen' | 'give-up' }[];
  untold: boolean;
};

export type Versions = { kept: number; duplicate: number };

export type DuplicateCommand =
  | ({ type: 'close'; kept: Side; duplicate: Side; seen: Versions; reason: string } & Deciding)
  /** `untouched`: posts and account are where they were handed to. */
  | ({ type: 'reopen'; now: Versions; untouched: boolean } & Deciding)
  | { type: 'give-up'; why: Refusal }
  | { type: 'told'; versions: Versions };
export type DuplicateEvent = { type: 'duplicate.changed'; state: DuplicateState };
type Decided = Result<DuplicateEvent[]>;

/**
 * Decides on one record that may be somebody's second. Codes: MEMBER_DUPLICATE, MEMBER_ERASED, DUPLICATE_UNKNOWN,
 * DUPLICATE_UNDER_WAY, DUPLICATE_KEEPS_OTHERS, DUPLICATE_KEPT_LEFT, DUPLICATE_TRANSFER_OPEN, DUPLICATE_CANDIDATE_OPEN,
 * DUPLICATE_POST, DUPLICATE_ACCOUNTS, DUPLICATE_CHANGED, DUPLICATE_CHANGED_SINCE.
 */
export function decide(command: DuplicateCommand, before: DuplicateState | undefined): Decided {
  if (command.type === 'close') return close(command, before);
  if (!before) return refuse('DUPLICATE_UNKNOWN');
  switch (command.type) {
    case 'reopen':
      return reopen(command, before);
    case 'give-up': {
      if (before.state === 'reopened') return ok([]);
      const history = [...before.history, { at: before.at, by: before.by, what: 'give-up' as const }];
      return to({ ...before, state: 'reopened', refused: command.why, history, untold: true });
    }
    case 'told':
      return before.untold ? to({ ...before, reason: null, versions: command.versions, untold: false }) : ok([]);
    default:
      return unreachable(command);
  }
}

export const evolve = (_: DuplicateState | undefined, { state }: DuplicateEvent): DuplicateState => state;

type CommandOf<Type> = Extract<DuplicateCommand, { type: Type }>;

function close(command: CommandOf<'close'>, before: DuplicateState | undefined): Decided {
  const { kept, duplicate, seen, reason, by, at, today } = command;
  const duplicateId = duplicate.member.memberId;
  const keptId = kept.member.memberId;
  if (before?.state === 'closed')
    return before.keptId === keptId
      ? ok([])
      : refuse('MEMBER_DUPLICATE', { memberId: duplicateId, sameAs: before.keptId });
  if (before?.untold) return refuse('DUPLICATE_UNDER_WAY');
  if (seen.kept !== kept.version || seen.duplicate !== duplicate.version) return refuse('DUPLICATE_CHANGED');
  const handed = handOver(kept, duplicate, today);
  if (!handed.ok) return handed;
  return to({
    ...{ duplicateId, keptId, state: 'closed', reason, by, at, ...handed.value, versions: null, refused: null },
    ...{ history: [...(before?.history ?? []), { at, by, what: 'close' }], untold: true },
  });
}

function reopen({ now, untouched, by, at }: CommandOf<'reopen'>, before: DuplicateState): Decided {
  if (before.state === 'reopened') return ok([]);
  if (before.untold) return refuse('DUPLICATE_UNDER_WAY');
  const { versions, history } = before;
  if (!untouched || versions?.kept !== now.kept || versions.duplicate !== now.duplicate)
    return refuse('DUPLICATE_CHANGED_SINCE');
  return to({ ...before, by, at, state: 'reopened', history: [...history, { at, by, what: 'reopen' }], untold: true });
}

const to = (state: DuplicateState): Decided => ok([{ type: 'duplicate.changed', state }]);
