import type { notices as source } from '../../../vi/words/pages/notices.ts';

/** The inbox. */
export const notices: Record<keyof typeof source, string> = {
  'notices.title': 'Notices',
};
