import type { Outcome } from '../commune/answers.ts';

/** One notice of the reader: the outlook or band of a cell changed on that day. */
export type Notice = {
  noticeId: string;
  kind: 'outlook';
  cellId: string;
  cellName: string;
  day: string;
  period: string;
  from: Outcome;
  to: Outcome;
  text: string;
  reason: string;
  at: string;
  readAt: string | null;
  revision: number;
};
export type NoticePage = { items: Notice[]; next: string | null; unread: number };

/** Notices as the steady order wants them: read or changed again is another revision. */
export const listed = (notices: readonly Notice[]) =>
  notices.map((notice) => ({
    ...notice,
    cellId: notice.noticeId,
    about: notice.cellId,
    revision: `${notice.revision} ${notice.readAt ?? ''}`,
    seen: notice.revision,
  }));
export type ListedNotice = ReturnType<typeof listed>[number];

/** The cell's page as it stood at the end of that day, as it was known then. */
export const asItStood = ({ about, day, period }: Pick<ListedNotice, 'about' | 'day' | 'period'>): string =>
  `/cells/${encodeURIComponent(about)}?${new URLSearchParams({ period, view: 'reviewed', asOf: day, knownOn: day }).toString()}`;

/** How many of these ids stand nowhere in the list yet. */
export const newIn = (shown: readonly { cellId: string }[], waiting: readonly string[]): number => {
  const known = new Set(shown.map(({ cellId }) => cellId));
  return waiting.filter((id) => !known.has(id)).length;
};
