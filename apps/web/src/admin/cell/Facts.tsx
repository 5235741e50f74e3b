import { cellTypeName, levelName } from '@bontot/i18n';
import { useLanguage } from '../../shared/index.ts';
import type { CardUnit } from './answers.ts';
import type { Members } from './queries.ts';

/** The second line of the head: what kind of unit this is, and how many members it has where the reader may know. */
export function Facts({ unit, members }: { unit: CardUnit; members: Members | undefined }) {
  const { language, t } = useLanguage();
  const kind = unit.type ? cellTypeName(language, unit.type) : levelName(language, unit.level);
  return (
    <p>
      {kind}
      {members && members.all > 0 && <> · {t('cell.members', members)}</>}
      {' · '}
      {unit.id}
    </p>
  );
}
