import { formatDate } from '@bontot/i18n';
import { Icon, useLanguage } from '../../shared/index.ts';
import { useScene } from './scene.ts';

/** The check code people compare: eight letters and figures of the digest. */
export const checkCode = (digest: string): string => `${digest.slice(0, 4)}-${digest.slice(4, 8)}`.toUpperCase();

/** As of when, by which set, under which check code. */
export function Foot() {
  const { language, t } = useLanguage();
  const { assessment, set, asked } = useScene();
  const live = !asked.asOf && !asked.knownOn;
  return (
    <p className="tiny soft">
      {t('cell.foot', {
        asOf: formatDate(language, assessment.asOf),
        knownOn: formatDate(language, assessment.knownOn),
        set: set.name[language],
        version: set.version,
        code: checkCode(assessment.digest),
      })}
      {live && (
        <span className="no-print nb">
          {' · '}
          <Icon name="sync" className="inline" /> {t('cell.live')}
        </span>
      )}
    </p>
  );
}
