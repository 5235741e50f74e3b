import { Icon, useLanguage } from '../../shared/index.ts';
import type { Sign } from './signs.ts';

/** A state in a word with its outline. */
export function Chip({ of, size = 'row' }: { of: Sign; size?: 'head' | 'row' }) {
  const { t } = useLanguage();
  return (
    <span className={`chip ${of.look}${size === 'head' ? ' lg' : ''}`}>
      <Icon name={of.icon} />
      {t(of.key)}
    </span>
  );
}
