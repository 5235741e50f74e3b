import { ok, refuse, unreachable, type Instant, type LocalDate, type Result, type UnitPath } from '@bontot/kernel';
import type { DayChange, Reason, Result as Outlook } from '../outlook/outlook.ts';

/** The cell a notice speaks of, as the directory knows it; the path decides who may still read the notice. */
export type Subject = { cellName: string; path: UnitPath; unitVersion: number };

/**
 * One thing told to one person: event, subject, recipient and day name it, so it is told once however often the work
 * runs. How it leaves the product (mail, push) is no part of it.
 */
export type NoticeState = Subject & {
  kind: 'outlook';
  personId: string;
  cellId: string;
  day: LocalDate;
  period: string;
  from: Outlook;
  to: Outlook;
  via: Outlook | null;
  reason: Reason;
  revision: number;
  /** When what it tells happened. */
  at: Instant;
  readAt: Instant | null;
  /** What it told when it was read. */
  readTo: Outlook | null;
};

export type NoticeCommand =
  | { type: 'tell'; personId: string; subject: Subject; change: DayChange }
  /** `revision` is what the reader had before them; what has changed since stays unread. */
  | { type: 'read'; at: Instant; revision?: number | undefined }
  | { type: 'unread' };

export type NoticeEvent =
  | { type: 'notice.told'; state: NoticeState }
  | { type: 'notice.changed'; subject: Subject; change: DayChange }
  | { type: 'notice.read'; at: Instant }
  | { type: 'notice.unread' };

/** What names a notice to its reader. */
export const noticeIdOf = ({ cellId, day }: Pick<DayChange, 'cellId' | 'day'>): string => `outlook:${cellId}:${day}`;

/** Decides on one notice; a command that came before decides nothing. Codes: NOTICE_UNKNOWN. */
export function decide(command: NoticeCommand, notice: NoticeState | undefined): Result<NoticeEvent[]> {
  if (command.type === 'tell') return ok(tell(command, notice));
  if (!notice) return refuse('NOTICE_UNKNOWN');
  switch (command.type) {
    case 'read': {
      const seen = command.revision === undefined || command.revision >= notice.revision;
      return ok(notice.readAt === null && seen ? [{ type: 'notice.read', at: command.at }] : []);
    }
    case 'unread':
      return ok(notice.readAt === null ? [] : [{ type: 'notice.unread' }]);
    default:
      return unreachable(command);
  }
}

function tell(
  { personId, subject, change }: Extract<NoticeCommand, { type: 'tell' }>,
  notice: NoticeState | undefined,
): NoticeEvent[] {
  if (!notice) {
    const state: NoticeState = { kind: 'outlook', personId, ...subject, ...change, readAt: null, readTo: null };
    return [{ type: 'notice.told', state }];
  }
  const newer = notice.period < change.period || (notice.period === change.period && notice.revision < change.revision);
  return newer ? [{ type: 'notice.changed', subject, change }] : [];
}

/** A notice that comes to tell something else than what was read is unread again. */
export function evolve(notice: NoticeState | undefined, event: NoticeEvent): NoticeState {
  if (event.type === 'notice.told') return event.state;
  if (!notice) throw new Error(`${event.type} before notice.told`);
  switch (event.type) {
    case 'notice.changed': {
      const readAt = notice.readTo === event.change.to ? notice.readAt : null;
      return { ...notice, ...event.subject, ...event.change, readAt };
    }
    case 'notice.read':
      return { ...notice, readAt: event.at, readTo: notice.to };
    case 'notice.unread':
      return { ...notice, readAt: null, readTo: null };
    default:
      return unreachable(event);
  }
}
