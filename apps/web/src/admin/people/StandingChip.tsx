import { formatDate } from '@bontot/i18n';
import { Icon, useLanguage } from '../../shared/index.ts';
import { standingSign, type Standing } from './standing.ts';

/** What sets a member apart, and until when. */
export function StandingChip({ of, day }: { of: Standing; day: string }) {
  const { t, language } = useLanguage();
  const { key, look, icon } = standingSign(of);
  return (
    <span className={`chip ${look}`}>
      <Icon name={icon} />
      {of.until ? t('people.is.until', { what: t(key), date: formatDate(language, of.until, day) }) : t(key)}
    </span>
  );
}
