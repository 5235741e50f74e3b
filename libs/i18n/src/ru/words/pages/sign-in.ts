import type { signIn as source } from '../../../vi/words/pages/sign-in.ts';

/** Signing in and out, and what the gateway says on pages of its own. */
export const signIn: Record<keyof typeof source, string> = {
  'signIn.title': 'Вход',
  'signIn.choose': 'Выберите учётную запись, чтобы войти в Bốn Tốt.',
  'signIn.accounts': 'Учётные записи для пробы',
  'signIn.development':
    'Эта страница есть только при разработке: записи без паролей, данные учебные. В настоящей работе каждая провинция входит через свою систему.',
  'signIn.language': 'Язык',
  'signIn.failed': 'Вход не выполнен',
  'signIn.again': 'Войти снова',
  'signIn.outdated': 'Этот вход больше не действует. Откройте Bốn Tốt снова и войдите.',
  'signIn.open': 'Открыть Bốn Tốt',
  'signIn.out': 'Выйти',
  'signIn.outText':
    'Вы вышли из Bốn Tốt на этом устройстве. Если завершить и сеанс в системе входа, в следующий раз учётную запись нужно будет выбрать заново.',
  'signIn.outKeep': 'Оставить сеанс',
  'signIn.outDone': 'Вы вышли',
  'signIn.outDoneText': 'Сеанс на этом устройстве завершён.',
  'signIn.noPages': 'Страниц пока нет',
  'signIn.noPagesText':
    'Шлюз работает, но файлов страниц нет. Технический администратор запускает «node tools/build.mjs» и открывает снова.',
};
