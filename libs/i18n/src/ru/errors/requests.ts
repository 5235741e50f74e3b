import type { requests as source } from '../../vi/errors/requests.ts';

/** Requests that cannot be read. */
export const requests: Record<keyof typeof source, string> = {
  VALIDATION: 'В запросе есть неверные поля; в «errors» сказано, что нужно. Исправьте их и отправьте снова.',
  REQUEST_NOT_VALID: 'Запрос составлен неверно. Посмотрите описание интерфейса и отправьте снова.',
  BODY_INVALID: 'Тело не соответствует схеме события ({field}). Посмотрите схему и отправьте снова.',
  BODY_TOO_DEEP: 'У тела слишком много уровней вложенности. Упростите его и отправьте снова.',
  BODY_LENGTH_WRONG: 'Длина тела не равна content-length. Отправьте его снова целиком.',
  CONTENT_TYPE_UNKNOWN: 'Нужен content-type: application/json, а пришёл другой. Измените его и отправьте снова.',
  URL_NOT_VALID: 'В адресе есть код, который не является UTF-8. Исправьте адрес и повторите.',
  URL_TOO_LONG: 'Часть адреса слишком длинная. Сократите её и повторите.',
  ROUTE_UNKNOWN: 'Такого адреса нет. Проверьте путь и повторите.',
  METHOD_UNKNOWN: 'Этот адрес не принимает такой метод. Посмотрите описание интерфейса и повторите.',
  IDEMPOTENCY_KEY_REUSED:
    'Этот Idempotency-Key уже использован для другого тела. Для других фактов возьмите новый ключ.',
};
