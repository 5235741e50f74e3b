import type { meetingPhone as source } from '../../../vi/words/pages/meeting-phone.ts';

/** The meeting screen and the month of a cell, on a phone. */
export const meetingPhone: Record<keyof typeof source, string> = {
  'phone.app': 'Bốn Tốt',
  'phone.back': 'Back',
  'phone.large': 'Large type',
  'phone.settings': 'Settings',
  'phone.step': 'Step {n} of {of}',
  'phone.bar': 'Four main items',
  'phone.bar.home': 'Mine',
  'phone.bar.meetings': 'Meetings',
  'phone.bar.tasks': 'Tasks',
  'phone.bar.study': 'Study',
  'phone.bar.cell': 'Cell',
  'phone.title.cell': 'The cell’s month',
  'phone.title.prepare': 'Prepare the meeting',
  'phone.title.run': 'The meeting',
  'phone.title.minutes': 'Minutes',
  'phone.line.off': 'No connection.',
  'phone.line.offSafe': 'Everything is saved on this phone and will be sent by itself.',
  'phone.line.waiting': '{n, plural, one {# item is waiting.} other {# items are waiting.}}',
  'phone.line.sending': '{n, plural, one {Sending # item} other {Sending # items}}',
  'phone.line.sent': 'Sent at {time}',
  'phone.line.ended': 'Your sign-in has ended.',
  'phone.line.endedWaiting':
    '{n, plural, one {# item is saved on this phone.} other {# items are saved on this phone.}}',
  'phone.line.signIn': 'Sign in again',
  'phone.line.refused':
    '{n, plural, one {The server did not accept # item.} other {The server did not accept # items.}}',
  'phone.line.refusedSee': 'See why',
  'phone.line.newer': 'A newer version of the app is here.',
  'phone.line.newerTake': 'Use it',
  'phone.error.notKept':
    'This page was not opened on this phone before, so it is not saved. Open it again with a connection.',
  'phone.refused.title': 'Not accepted',
  'phone.refused.none': 'The server has accepted everything.',
  'phone.refused.read': 'I have read it, remove',
  'phone.signOut.wipes': 'Signing out removes all data from this phone.',
  'phone.signOut.unsent':
    '{n, plural, one {# item is not sent yet. Signing out now loses it.} other {# items are not sent yet. Signing out now loses them.}}',
  'phone.signOut.anyway': 'Sign out anyway',
  'phone.signOut.offline': 'Signing out needs a connection. Everything is still on this phone.',
};
