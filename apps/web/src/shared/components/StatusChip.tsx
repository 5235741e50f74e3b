import { useLanguage } from '../language.ts';
import { Icon } from './Icon.tsx';
import { isOutcome, lookOfOutcome } from './states.ts';

/** What the machine sees, in a word with its outline; never a title that somebody decided. */
export function StatusChip({ outcome, size = 'row' }: { outcome: string; size?: 'head' | 'row' }) {
  const { t } = useLanguage();
  const known = isOutcome(outcome) ? outcome : 'no_data';
  const { look, icon } = lookOfOutcome[known];
  return (
    <span className={`chip ${look}${size === 'head' ? ' lg' : ''}`} data-outcome={known}>
      <Icon name={icon} />
      {t(`outcome.${known}`)}
    </span>
  );
}
