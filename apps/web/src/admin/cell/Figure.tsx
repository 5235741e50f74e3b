import { formatNumber, formatPace, formatPoints } from '@bontot/i18n';
import { useLanguage } from '../../shared/index.ts';
import { Changing } from './Changing.tsx';
import { useScene } from './scene.ts';
import { Trend } from './Trend.tsx';

/** The headline figure: pace while the year runs, the total once it is final, items met in a met / not-met set. */
export function Figure() {
  const { language, t } = useLanguage();
  const { assessment, set } = useScene();
  const points = (amount: number) => formatPoints(language, amount);
  if (assessment.scheme === 'pass_fail') {
    const { counts, applicable, required } = assessment;
    return (
      <div className="total">
        <p className="small soft">{t('cell.items.title')}</p>
        <Changing
          className="big"
          value={`${formatNumber(language, counts.met)}/${formatNumber(language, applicable)}`}
        />
        <p className="small">
          {t('cell.items.detail', { required, notMet: counts.notMet, noData: counts.noData, notDue: counts.notDue })}
        </p>
      </div>
    );
  }
  const max = set.scheme === 'points' ? set.totalMax : 100;
  if (assessment.mode === 'final')
    return (
      <div className="total">
        <p className="small soft">{t('cell.total.title', { max })}</p>
        <Changing className="big" value={assessment.total === null ? '–' : points(assessment.total)} />
        <Trend />
      </div>
    );
  const notDue = Math.max(0, Math.round((max - assessment.assessable - assessment.noDataMax) * 100) / 100);
  return (
    <div className="total">
      <p className="small soft">{t('cell.pace.title')}</p>
      <Changing className="big" value={assessment.pace === null ? '–' : formatPace(language, assessment.pace)} />
      <p className="small">
        {[
          t('cell.pace.earned', { earned: points(assessment.earned ?? 0), assessable: points(assessment.assessable) }),
          ...(notDue > 0 ? [t('cell.pace.notDue', { amount: points(notDue) })] : []),
          ...(assessment.noDataMax > 0 ? [t('cell.pace.noData', { amount: points(assessment.noDataMax) })] : []),
        ].join(' · ')}
      </p>
      <p className="small soft">{t('cell.pace.reachable', { amount: points(assessment.reachable) })}</p>
      <Trend />
    </div>
  );
}
