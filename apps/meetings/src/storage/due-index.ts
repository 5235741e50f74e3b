import type { IndexOf } from '@bontot/persistence';

export const dueIndex = (field: string): IndexOf => ({
  keys: { [field]: 1 },
  where: { [field]: { $type: 'string' } },
  serves: 'due(): what time alone changes by a day',
});
