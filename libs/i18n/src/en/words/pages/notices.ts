import type { notices as source } from '../../../vi/words/pages/notices.ts';

/** The inbox. */
export const notices: Record<keyof typeof source, string> = {
  'notices.title': 'Notices',
  'notices.unreadCount': '{n, plural, one {# unread notice} other {# unread notices}}',
  'notices.allRead': 'You have read everything.',
  'notices.show': 'Show',
  'notices.show.all': 'All',
  'notices.show.unread': 'Unread',
  'notices.list': 'List of notices',
  'notices.unreadMark': 'Unread',
  'notices.open': 'As it stood then: {cell}',
  'notices.period': 'Period {period}',
  'notices.markRead': 'Mark as read',
  'notices.markUnread': 'Mark as unread',
  'notices.readAll': 'Mark all as read',
  'notices.didRead': 'Marked as read.',
  'notices.didReadAll': '{n, plural, one {# notice marked as read.} other {# notices marked as read.}}',
  'notices.undone': '{cell}: {to} → {via} → {to}, back to where the day began.',
  'notices.change': '{from} → {to}',
  'notices.empty': 'No notices yet',
  'notices.emptyWhy': 'When the outlook of a cell you follow changes, it is told here, once per cell and day.',
  'notices.noUnread': 'No unread notices',
  'notices.noUnreadWhy': 'Notices that you have read are under «All», kept for 90 days.',
  'notices.new': '{n, plural, one {# new notice, update} other {# new notices, update}}',
};
