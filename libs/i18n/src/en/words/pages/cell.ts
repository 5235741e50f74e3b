import type { cell as source } from '../../../vi/words/pages/cell.ts';

/** The page of one cell or committee. */
export const cell: Record<keyof typeof source, string> = {
  'cell.why': 'Why',
};
