import { formatNumber, formatPercent, formatPoints } from '@bontot/i18n';
import { Card, CriterionBar, useLanguage } from '../../shared/index.ts';
import { Changing } from './Changing.tsx';
import type { Group } from './model.ts';
import { useScene } from './scene.ts';

/** In a met / not-met set nothing is earned or lost. */
const ITEM_WORDS = { good: 'cell.item.good', lost: 'cell.item.fail' } as const;

/** The criteria side by side: numbers above, the bar, remainders in words below. */
export function Criteria({ groups }: { groups: readonly Group[] }) {
  const { language, t } = useLanguage();
  const { assessment } = useScene();
  const whole = assessment.scheme === 'pass_fail';
  const amount = (value: number) => (whole ? formatNumber(language, value) : formatPoints(language, value));
  return (
    <Card title={t('cell.criteria')} quietTitle>
      <ul className="crit">
        {groups.map(({ id, criterion, earned, assessable, amounts }, index) => (
          <li key={id} className="keep">
            <h3>
              {index + 1}. {criterion.name[language]}
            </h3>
            <p className="v">
              <Changing value={earned === null ? '–' : amount(earned)} />{' '}
              <small>
                / {amount(assessable)}
                {earned !== null && assessable > 0 && <> · {formatPercent(language, earned, assessable)}</>}
              </small>
            </p>
            <CriterionBar {...amounts} />
            <p className="tiny soft">
              {[
                ...(amounts.lost
                  ? [t(whole ? 'cell.rest.notMet' : 'cell.rest.lost', { amount: amount(amounts.lost) })]
                  : []),
                ...(amounts.noData ? [t('cell.rest.noData', { amount: amount(amounts.noData) })] : []),
                ...(amounts.notDue ? [t('cell.rest.notDue', { amount: amount(amounts.notDue) })] : []),
              ].join(' · ') || t(whole ? 'cell.rest.allMet' : 'cell.rest.none')}
            </p>
          </li>
        ))}
      </ul>
      <ul className="legend crit-legend" aria-label={t('cell.legend')}>
        {(['good', 'lost', 'nodata', 'notdue', 'na'] as const).map((pattern) => (
          <li key={pattern}>
            <span className={`sw p-${pattern}`} />
            {t(
              whole && pattern in ITEM_WORDS
                ? ITEM_WORDS[pattern as keyof typeof ITEM_WORDS]
                : `cell.legend.${pattern}`,
            )}
          </li>
        ))}
        {!whole && (
          <li>
            <span className="sw notch" />
            {t('cell.legend.need')}
          </li>
        )}
      </ul>
    </Card>
  );
}
