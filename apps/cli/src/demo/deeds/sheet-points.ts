import { meetingSheet } from '@bontot/meeting-core';
import { shuffled, type Random } from '../random.ts';

const rows = meetingSheet.blocks.flatMap((block) => block.rows);

/** Sums well inside each grade. */
const LIMITS: Record<number, readonly [low: number, high: number]> = {
  4: [93, 99],
  3: [74, 87],
  2: [54, 67],
  1: [32, 46],
};

/** Points of a sheet that comes out at a grade: 4 good, 3 fair, 2 average, 1 weak. A good one is full in what is mandatory. */
export function pointsOf(grade: number, chance: Random): Record<string, number> {
  const [low, high] = LIMITS[grade]!;
  let left = meetingSheet.totalMax - chance.int(low, high);
  const points = Object.fromEntries(rows.map(({ id, max }) => [id, max]));
  const open = rows.filter(({ mandatoryForGood }) => grade < 4 || !mandatoryForGood);
  while (left > 0)
    for (const { id } of shuffled(open, chance)) {
      if (left === 0 || points[id]! < 1) continue;
      points[id]! -= 1;
      left -= 1;
    }
  return points;
}
