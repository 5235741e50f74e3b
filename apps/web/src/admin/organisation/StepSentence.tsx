import { cellTypeName } from '@bontot/i18n';
import { useLanguage } from '../../shared/index.ts';
import type { Step } from './plans.ts';

/** One step in a sentence, with the ids that everything is found by. */
export function StepSentence({ step }: { step: Step }) {
  const { t, language } = useLanguage();
  switch (step.kind) {
    case 'create':
      return t('organisation.say.create', { name: step.name, id: step.unitId, parent: step.parentId });
    case 'rename':
      return t('organisation.say.rename', { id: step.unitId, name: step.name });
    case 'change-type':
      return t('organisation.say.change-type', { id: step.unitId, type: cellTypeName(language, step.cellType) });
    case 'move':
      return t('organisation.say.move', { id: step.unitId, parent: step.parentId });
    case 'merge':
      return t('organisation.say.merge', {
        ids: step.unitIds.join(', '),
        ...{ name: step.into.name, id: step.into.unitId },
      });
    case 'split':
      return t('organisation.say.split', { id: step.unitId, ids: step.into.map(({ unitId }) => unitId).join(', ') });
    case 'dissolve':
      return t('organisation.say.dissolve', { id: step.unitId });
  }
}
