import type { Names, PersonId } from '@bontot/meeting-core';
import { useLanguage } from '../../shared/index.ts';

/** Says who somebody is; a person whom the reader may not know by name is «somebody». */
export function useNameOf(names: Names): (personId: PersonId | null | undefined) => string {
  const { t } = useLanguage();
  return (personId) => (personId && names[personId]) || t('desk.somebody');
}
