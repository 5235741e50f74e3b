import type { meetingPhone as source } from '../../../vi/words/pages/meeting-phone.ts';

/** The meeting screen and the month of a cell, on a phone. */
export const meetingPhone: Record<keyof typeof source, string> = {
  'phone.app': 'Bốn Tốt',
  'phone.back': 'Назад',
  'phone.large': 'Крупный шрифт',
  'phone.settings': 'Настройки',
  'phone.step': 'Шаг {n} из {of}',
  'phone.bar': 'Четыре главных раздела',
  'phone.bar.home': 'Моё',
  'phone.bar.meetings': 'Собрания',
  'phone.bar.tasks': 'Задачи',
  'phone.bar.study': 'Учёба',
  'phone.bar.cell': 'Ячейка',
  'phone.title.cell': 'Месяц ячейки',
  'phone.title.prepare': 'Подготовка собрания',
  'phone.title.run': 'Собрание',
  'phone.title.minutes': 'Протокол',
  'phone.line.off': 'Нет связи.',
  'phone.line.offSafe': 'Всё сохранено на этом телефоне и отправится само.',
  'phone.line.waiting':
    '{n, plural, one {Ждёт отправки: # запись.} few {Ждут отправки: # записи.} many {Ждут отправки: # записей.} other {Ждут отправки: # записи.}}',
  'phone.line.sending':
    '{n, plural, one {Отправляется # запись} few {Отправляются # записи} many {Отправляются # записей} other {Отправляются # записи}}',
  'phone.line.sent': 'Отправлено в {time}',
  'phone.line.ended': 'Вход истёк.',
  'phone.line.endedWaiting':
    '{n, plural, one {# запись сохранена на телефоне.} few {# записи сохранены на телефоне.} many {# записей сохранено на телефоне.} other {# записи сохранены на телефоне.}}',
  'phone.line.signIn': 'Войти снова',
  'phone.line.refused':
    '{n, plural, one {Сервер не принял # запись.} few {Сервер не принял # записи.} many {Сервер не принял # записей.} other {Сервер не принял # записи.}}',
  'phone.line.refusedSee': 'Почему',
  'phone.line.newer': 'Есть новая версия приложения.',
  'phone.line.newerTake': 'Обновить',
  'phone.error.notKept': 'Эта страница ещё не открывалась на телефоне. Откройте её, когда будет связь.',
  'phone.refused.title': 'Не принято',
  'phone.refused.none': 'Сервер принял всё.',
  'phone.refused.read': 'Прочитано, убрать',
  'phone.signOut.wipes': 'При выходе все данные на телефоне удаляются.',
  'phone.signOut.unsent':
    '{n, plural, one {# запись ещё не отправлена и при выходе пропадёт.} few {# записи ещё не отправлены и при выходе пропадут.} many {# записей ещё не отправлено, при выходе они пропадут.} other {# записи ещё не отправлены и при выходе пропадут.}}',
  'phone.signOut.anyway': 'Всё равно выйти',
  'phone.signOut.offline': 'Для выхода нужна связь. Всё осталось на телефоне.',
};
