import type { CardRow, Outcome } from './answers.ts';
import { morningRows, needsAttention } from './attention.ts';

const rows = (['out_of_reach', 'at_risk', 'no_data', 'on_track', 'on_track'] as Outcome[]).map(
  (outcome, at) => ({ cellId: String(at), outcome }) as CardRow,
);
const shown = (chosen?: Outcome, limit = 10) => morningRows(rows, chosen, limit).map(({ cellId }) => cellId);

it('leaves out cells that are in order', () => expect(shown()).toEqual(['0', '1', '2']));
it('shows all cells of a chosen outcome', () => expect(shown('on_track')).toEqual(['3', '4']));
it('stops at the limit', () => expect(shown(undefined, 2)).toEqual(['0', '1']));
it('does not take «too early» for trouble', () => expect(needsAttention({ outcome: 'too_early' })).toBe(false));
