import type { because as source } from '../../vi/words/because.ts';

/** Why a part stands as it does. */
export const because: Record<keyof typeof source, string> = {
  'because.percent': '{share} ({percent}).',
  'because.floor': '{share} ({percent}); обязательно не менее {limit}.',
  'because.floor_whole': '{share} ({percent}); обязательно {limit}.',
  'because.needed': '{share} ({percent}); нужно не менее {limit}.',
  'because.needed_whole': '{share} ({percent}); нужно {limit}.',
  'because.full_at': '{share} ({percent}); полный балл с {limit}.',
  'because.missed': '{share}; пропущено: {slots}.',
  'because.not_due_from': 'Оценивается с {date}.',
  'because.not_due': 'Срок не наступил.',
  'because.no_data': 'Данных пока нет; нулём это не считается.',
  'because.no_data_of': '{name}: данных пока нет; нулём это не считается.',
  'because.no_data_final': 'К закрытию данных нет: 0 баллов.',
  'because.no_data_final_of': '{name}: к закрытию данных нет, 0 баллов.',
  'because.no_data_item': 'Данных пока нет, поэтому выполненным не считается.',
  'because.no_data_item_of': '{name}: данных пока нет, поэтому выполненным не считается.',
  'because.uncleared': 'Реестр дел ещё не подтверждён, поэтому оценить нельзя.',
  'because.no_plan': '{plan}: не введён, поэтому оценить нельзя.',
  'because.pending':
    '{n, plural, one {# запись ждёт} few {# записи ждут} many {# записей ждут} other {# записи ждут}} подтверждения.',
  'because.rejected':
    '{n, plural, one {# запись отклонена} few {# записи отклонены} many {# записей отклонено} other {# записи отклонены}}.',
  'because.expired': '{n, plural, one {У # записи} other {У # записей}} истёк срок действия.',
  'because.lost': 'Недостающее уже не восполнить.',
  'because.not_applicable': 'Не применимо; баллы распределены между другими показателями критерия.',
  'because.not_applicable_item': 'Не применимо; в счёт не входит.',
  'because.not_applicable_year': 'Не применимо, утверждено {date}, до конца года.',
  'because.not_applicable_until': 'Не применимо, утверждено {date}, до {until}.',
};
