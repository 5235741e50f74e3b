import type { WordKey } from '@bontot/i18n';
import { Icon, useLanguage, type IconName } from '../../shared/index.ts';
import type { Phase } from './answers.ts';

const looks: Record<Phase, { look: string; icon: IconName }> = {
  uploading: { look: 'p-notdue', icon: 'notdue' },
  mapping: { look: 'p-risk', icon: 'risk' },
  previewing: { look: 'p-notdue', icon: 'sync' },
  preview: { look: 'p-risk', icon: 'risk' },
  running: { look: 'p-notdue', icon: 'sync' },
  stopped: { look: 'p-risk', icon: 'part' },
  done: { look: 'p-good', icon: 'good' },
  undoing: { look: 'p-notdue', icon: 'sync' },
  undone: { look: 'p-na', icon: 'na' },
  dropped: { look: 'p-na', icon: 'na' },
  refused: { look: 'p-fail', icon: 'fail' },
};

/** Where an import stands, in a word with its outline. */
export function PhaseChip({ phase }: { phase: Phase }) {
  const { t } = useLanguage();
  const { look, icon } = looks[phase];
  return (
    <span className={`chip ${look}`}>
      <Icon name={icon} />
      {t(`import.phase.${phase}` satisfies WordKey)}
    </span>
  );
}
