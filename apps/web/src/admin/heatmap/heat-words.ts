import { useMemo } from 'react';
import { useLanguage } from '../../shared/index.ts';
import type { HeatCell } from './heat-model.ts';

export type HeatWords = {
  /** What stands in a heat cell, what a screen reader says instead, and its look. */
  of: (cell: HeatCell) => { text: string; said: string; look: string };
};

/** Signs of the four states that are no share; each has a pattern of its own as well. */
export const signs = { no_data: 'Ø', not_due: '·', not_applicable: '–' } as const;
export const looks = { no_data: 'ho', not_due: 'hd', not_applicable: 'hn' } as const;

export function useHeatWords(): HeatWords {
  const { t } = useLanguage();
  return useMemo(() => {
    const states = {
      no_data: t('units.heat.noData'),
      not_due: t('units.heat.notDue'),
      not_applicable: t('units.heat.notApplicable'),
    };
    const of: HeatWords['of'] = (cell) => {
      const ring = cell.failing ? ' hf' : '';
      if (cell.kind === 'share') {
        const said = cell.failing ? 'units.heat.percentFailing' : 'units.heat.percent';
        return { text: String(cell.share), said: t(said, { share: cell.share }), look: `h${cell.band}${ring}` };
      }
      if (cell.kind === 'item')
        return cell.met
          ? { text: '✓', said: t('units.heat.itemMet'), look: `h0${ring}` }
          : { text: '×', said: t('units.heat.itemNotMet'), look: `h3${ring}` };
      const state = states[cell.kind];
      const said = cell.failing ? t('units.heat.stateFailing', { state }) : state;
      return { text: signs[cell.kind], said, look: `${looks[cell.kind]}${ring}` };
    };
    return { of };
  }, [t]);
}
