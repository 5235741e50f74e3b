import type { signIn as source } from '../../../vi/words/pages/sign-in.ts';

/** Signing in and out, and what the gateway says on pages of its own. */
export const signIn: Record<keyof typeof source, string> = {
  'signIn.title': 'Sign in',
  'signIn.choose': 'Choose an account to enter Bốn Tốt.',
  'signIn.accounts': 'Accounts to try',
  'signIn.development':
    'This page exists in development only: accounts have no password, and the data is sample data. In real use each province signs in with its own system.',
  'signIn.language': 'Language',
  'signIn.failed': 'You are not signed in',
  'signIn.again': 'Sign in again',
  'signIn.outdated': 'This sign-in is no longer valid. Open Bốn Tốt again and sign in.',
  'signIn.open': 'Open Bốn Tốt',
  'signIn.out': 'Sign out',
  'signIn.outText':
    'You have left Bốn Tốt on this device. End the session at the sign-in system too, and you will be asked for the account next time.',
  'signIn.outKeep': 'Keep this session',
  'signIn.outDone': 'Signed out',
  'signIn.outDoneText': 'The session on this device has ended.',
  'signIn.noPages': 'No pages yet',
  'signIn.noPagesText':
    'The gateway runs, but the files of the pages are missing. The technical administrator runs «node tools/build.mjs» and opens this again.',
};
