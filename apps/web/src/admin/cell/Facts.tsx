import { cellTypeName, levelName } from '@bontot/i18n';
import { useLanguage } from '../../shared/index.ts';
import type { CardUnit } from './answers.ts';
import { useMembers } from './queries.ts';

/** The second line of the head: what kind of unit this is, and how many members it has where the reader may know. */
export function Facts({ unit }: { unit: CardUnit }) {
  const { language, t } = useLanguage();
  const { data } = useMembers(unit.id, unit.level === 'cell');
  const kind = unit.type ? cellTypeName(language, unit.type) : levelName(language, unit.level);
  return (
    <p>
      {kind}
      {data && data.all > 0 && <> · {t('cell.members', { all: data.all, counted: data.counted })}</>}
      {' · '}
      {unit.id}
    </p>
  );
}
