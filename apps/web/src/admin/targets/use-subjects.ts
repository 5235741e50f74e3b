import { useCells } from '../meetings/reads.ts';

type Unit = { id: string; name: string; level: string };

/** Of whom a record of this page may speak: the cell itself, or a committee (where it may) and the cells below it. */
export function useSubjects(unit: Unit, withItself: boolean) {
  const isCell = unit.level === 'cell';
  const cells = useCells(unit.id, !isCell);
  const itself = { value: unit.id, label: unit.name };
  const hasCard = unit.level === 'commune' || unit.level === 'grassroots_committee';
  const below = cells.data?.map(({ cellId, name }) => ({ value: cellId, label: name }));
  const options = isCell ? [itself] : below && [...(withItself && hasCard ? [itself] : []), ...below];
  return { options, error: cells.error, retry: () => void cells.refetch() };
}
