import { Icon, lookOfOutcome, useLanguage } from '../../shared/index.ts';
import type { Counts, Outcome } from './answers.ts';
import { segmentsOf } from './distribution.ts';
import { Tinted } from './Tinted.tsx';

/** One stacked strip with counts; hidden from screen readers, for the chips below say the same. */
export function Strip({ counts, slim = false }: { counts: Counts; slim?: boolean }) {
  return (
    <div className={slim ? 'sum slim' : 'sum'} aria-hidden="true">
      {segmentsOf(counts).map(({ outcome, count }) => (
        <span key={outcome} className={`seg-${lookOfOutcome[outcome].look}`} style={{ flexGrow: count }}>
          {!slim && <Icon name={lookOfOutcome[outcome].icon} />}
          <Tinted of={count}>{count}</Tinted>
        </span>
      ))}
    </div>
  );
}

type ChipsParts = { counts: Counts; chosen: Outcome | undefined; onChoose: (outcome: Outcome | undefined) => void };

/** The same counts in words; each chip filters the list, once more takes the filter away. */
export function CountChips({ counts, chosen, onChoose }: ChipsParts) {
  const { t } = useLanguage();
  return (
    <div className="row wrap count-chips" role="group" aria-label={t('units.sum.filter')}>
      {segmentsOf(counts).map(({ outcome, count }) => (
        <button
          key={outcome}
          type="button"
          className={`chip ${lookOfOutcome[outcome].look}`}
          aria-pressed={chosen === outcome}
          onClick={() => onChoose(chosen === outcome ? undefined : outcome)}
        >
          <Icon name={lookOfOutcome[outcome].icon} />
          <Tinted of={count}>{t(`units.count.${outcome}`, { n: count })}</Tinted>
        </button>
      ))}
      {chosen && (
        <button type="button" className="btn quiet" onClick={() => onChoose(undefined)}>
          {t('units.sum.off')}
        </button>
      )}
    </div>
  );
}

/** The same counts as a sentence for those who do not see the strip. */
export function useCountsSentence(): (counts: Counts) => string {
  const { t } = useLanguage();
  return (counts) =>
    segmentsOf(counts)
      .map(({ outcome, count }) => t(`units.count.${outcome}`, { n: count }))
      .join(', ');
}
