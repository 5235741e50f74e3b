import { formatDate } from '@bontot/i18n';
import { Icon, useLanguage, useSearchChange } from '../../shared/index.ts';
import type { CardAssessment } from './answers.ts';

/** Says that this is not the present, and leads back to it. */
export function PastBanner({ assessment }: { assessment: CardAssessment }) {
  const { language, t } = useLanguage();
  const change = useSearchChange();
  return (
    <p className="row wrap past-line">
      <Icon name="notdue" className="notdue" />
      <b>
        {t('cell.past', {
          asOf: formatDate(language, assessment.asOf),
          knownOn: formatDate(language, assessment.knownOn),
        })}
      </b>
      <button className="btn" type="button" onClick={() => change({ asOf: undefined, knownOn: undefined })}>
        {t('cell.toPresent')}
      </button>
    </p>
  );
}
