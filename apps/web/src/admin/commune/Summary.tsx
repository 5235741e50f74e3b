import { formatDate, outcomeName } from '@bontot/i18n';
import { Card, useLanguage } from '../../shared/index.ts';
import type { Outcome, Overview } from './answers.ts';
import { CountChips, Strip } from './Distribution.tsx';
import { comparisonWith } from './distribution.ts';
import { inSentence } from './in-sentence.ts';

type Parts = { overview: Overview; chosen: Outcome | undefined; onChoose: (outcome: Outcome | undefined) => void };

/** How all cells stand, in one strip, and how that compares with yesterday and the beginning of the month. */
export function Summary({ overview, chosen, onChoose }: Parts) {
  const { t, language } = useLanguage();
  const { counts, before, period } = overview;
  const yesterday = comparisonWith(before.yesterday, counts);
  const month = comparisonWith(before.monthStart, counts);
  return (
    <Card title={t('units.sum')} quietTitle className="strip">
      <Strip counts={counts} />
      <CountChips counts={counts} chosen={chosen} onChoose={onChoose} />
      {(yesterday || month) && (
        <p className="compare small">
          {yesterday && (
            <span>
              {t(yesterday.from === yesterday.to ? 'units.sum.yesterdaySame' : 'units.sum.yesterday', {
                outcome: inSentence(outcomeName(language, yesterday.outcome)),
                from: yesterday.from,
                to: yesterday.to,
              })}
            </span>
          )}
          {month && (
            <span>
              {t(month.from === month.to ? 'units.sum.compareSame' : 'units.sum.compare', {
                day: formatDate(language, month.day, period),
                outcome: inSentence(outcomeName(language, month.outcome)),
                from: month.from,
                to: month.to,
              })}
            </span>
          )}
        </p>
      )}
    </Card>
  );
}
