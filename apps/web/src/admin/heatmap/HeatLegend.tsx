import { useLanguage } from '../../shared/index.ts';
import { signs } from './heat-words.ts';

const examples = ['95', '84', '72', '41'] as const;

/** What bands, ring and signs mean. `items`: true where a set without points stands on the page. */
export function HeatLegend({ items }: { items: boolean }) {
  const { t } = useLanguage();
  return (
    <ul className="legend heat-legend" aria-label={t('units.heat.legend')}>
      {([0, 1, 2, 3] as const).map((band) => (
        <Key key={band} look={`h${band}`} sign={examples[band]} word={t(`units.heat.band.${band}`)} />
      ))}
      <Key look="hf" sign="94" word={t('units.heat.failing')} />
      {items && <Key look="h0" sign="✓" word={t('units.heat.itemMet')} />}
      {items && <Key look="h3" sign="×" word={t('units.heat.itemNotMet')} />}
      <Key look="ho" sign={signs.no_data} word={t('units.heat.noData')} />
      <Key look="hd" sign={signs.not_due} word={t('units.heat.notDue')} />
      <Key look="hn" sign={signs.not_applicable} word={t('units.heat.notApplicable')} />
    </ul>
  );
}

const Key = ({ look, sign, word }: { look: string; sign: string; word: string }) => (
  <li>
    <span className={`k ${look}`} aria-hidden="true">
      {sign}
    </span>
    {word}
  </li>
);
