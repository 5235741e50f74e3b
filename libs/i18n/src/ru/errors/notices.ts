import type { notices as source } from '../../vi/errors/notices.ts';

/** The inbox. */
export const notices: Record<keyof typeof source, string> = {
  NOTICE_UNKNOWN:
    'Уведомления {noticeId} нет, или эта ячейка вам больше не доступна. Откройте список уведомлений ещё раз.',
};
