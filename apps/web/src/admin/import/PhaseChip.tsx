import type { WordKey } from '@bontot/i18n';
import { Icon, useLanguage, type IconName } from '../../shared/index.ts';
import type { Phase } from './answers.ts';

const looks: Record<Phase, { look: string; icon: IconName }> = {
  uploading: { look: 'notdue', icon: 'notdue' },
  mapping: { look: 'risk', icon: 'risk' },
  previewing: { look: 'notdue', icon: 'sync' },
  preview: { look: 'risk', icon: 'risk' },
  running: { look: 'notdue', icon: 'sync' },
  stopped: { look: 'risk', icon: 'part' },
  done: { look: 'good', icon: 'good' },
  undoing: { look: 'notdue', icon: 'sync' },
  undone: { look: 'na', icon: 'na' },
  dropped: { look: 'na', icon: 'na' },
  refused: { look: 'fail', icon: 'fail' },
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
