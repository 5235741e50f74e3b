import type { signIn as source } from '../../../vi/words/pages/sign-in.ts';

/** Signing in and out. */
export const signIn: Record<keyof typeof source, string> = {
  'signIn.title': 'Вход',
};
