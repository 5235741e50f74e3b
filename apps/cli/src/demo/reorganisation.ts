import type { DatedDeed } from './model.ts';
import { COMMUNE, FORMER_COMMITTEE, MOVED_CELL } from './places.ts';

/**
 * A committee of the commune's schools is given up before the first fact: its cell comes directly under the commune, and a
 * day later, when nothing is left below it, the committee is closed.
 */
export const reorganisation = (finished: number): DatedDeed[] => {
  const [moved, closed] = [`${finished}-01-01`, `${finished}-01-02`];
  const decision = `12-QĐ/ĐU-${finished - 1}`;
  return [
    {
      on: moved,
      deed: { kind: 'move', unitId: MOVED_CELL, parentId: COMMUNE, decision, effectiveOn: moved },
    },
    { on: closed, deed: { kind: 'dissolve', unitId: FORMER_COMMITTEE, decision, effectiveOn: closed } },
  ];
};
