import type { notices as source } from '../../vi/errors/notices.ts';

/** The inbox. */
export const notices: Record<keyof typeof source, string> = {
  NOTICE_UNKNOWN:
    'There is no notice {noticeId}, or its cell is no longer open to you. Open the list of notices again.',
};
