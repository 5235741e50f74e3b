import type { shell as source } from '../../../vi/words/pages/shell.ts';

/** The frame of all pages: navigation, session, themes, errors, empty states. */
export const shell: Record<keyof typeof source, string> = {
  'shell.retry': 'Try again',
};
