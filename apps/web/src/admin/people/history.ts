import type { WordKey } from '@bontot/i18n';

const known: Record<string, WordKey> = {
  join: 'people.history.join',
  transfer: 'people.history.transfer',
  'change-kind': 'people.history.change-kind',
  exempt: 'people.history.exempt',
  'special-duty': 'people.history.special-duty',
  suspend: 'people.history.suspend',
  'temporary-stay': 'people.history.temporary-stay',
  leave: 'people.history.leave',
  'undo-leave': 'people.history.undo-leave',
  correct: 'people.history.correct',
  'close-duplicate': 'people.history.close-duplicate',
  'reopen-duplicate': 'people.history.reopen-duplicate',
  'take-over': 'people.history.take-over',
  'give-back': 'people.history.give-back',
  erase: 'people.history.erase',
};

/** What a change of a membership is called; one that this page does not know is named as a change. */
export const historyKey = (what: string): WordKey => known[what] ?? 'people.history.other';
