import type { units as source } from '../../../vi/words/pages/units.ts';

/** The commune's morning, the province's list, heatmap, tree. */
export const units: Record<keyof typeof source, string> = {
  'units.today': 'Сегодня',
};
