import type { notices as source } from '../../../vi/words/pages/notices.ts';

/** The inbox. */
export const notices: Record<keyof typeof source, string> = {
  'notices.title': 'Уведомления',
  'notices.unreadCount':
    '{n, plural, one {# непрочитанное уведомление} few {# непрочитанных уведомления} many {# непрочитанных уведомлений} other {# непрочитанного уведомления}}',
  'notices.allRead': 'Всё прочитано.',
  'notices.show': 'Показать',
  'notices.show.all': 'Все',
  'notices.show.unread': 'Непрочитанные',
  'notices.list': 'Список уведомлений',
  'notices.unreadMark': 'Не прочитано',
  'notices.open': 'Как было тогда: {cell}',
  'notices.period': 'Период {period}',
  'notices.markRead': 'Отметить прочитанным',
  'notices.markUnread': 'Отметить непрочитанным',
  'notices.readAll': 'Отметить все прочитанными',
  'notices.didRead': 'Отмечено прочитанным.',
  'notices.didReadAll':
    '{n, plural, one {# уведомление отмечено прочитанным.} few {# уведомления отмечены прочитанными.} many {# уведомлений отмечены прочитанными.} other {# уведомления отмечены прочитанными.}}',
  'notices.undone': '{cell}: {to} → {via} → {to}, снова как в начале дня.',
  'notices.change': '{from} → {to}',
  'notices.empty': 'Уведомлений пока нет',
  'notices.emptyWhy': 'Когда перспектива вашей ячейки изменится, сообщение появится здесь, одно на ячейку в день.',
  'notices.noUnread': 'Непрочитанных уведомлений нет',
  'notices.noUnreadWhy': 'Прочитанные находятся в разделе «Все» и хранятся 90 дней.',
  'notices.new':
    '{n, plural, one {# новое уведомление, обновить} few {# новых уведомления, обновить} many {# новых уведомлений, обновить} other {# нового уведомления, обновить}}',
};
