import type { LocalDate } from '@bontot/kernel';
import type { DemoCell, Emit, Fate, Month } from './model.ts';
import { random, type Random } from './random.ts';
import type { Story } from './story.ts';

/** What one part of the generator works with for one cell and month. */
export type Scene = {
  cell: DemoCell;
  month: Month;
  fate: Fate;
  failure: number;
  chance: Random;
  emit: Emit;
  /** Takes what the service `meetings` keeps. */
  tell(story: Story): void;
  seed: number;
  demoDate: LocalDate;
};

/** The rate of a failure in this scene: the handbook's, times the cell's effect, at most 80 %. */
export const fails = ({ failure, chance }: Scene, rate: number): boolean =>
  chance.chance(Math.min(0.8, rate * failure));

/** A generator that depends on the year and not on the month, for what is planned once and carried out later. */
export const yearly = ({ seed, cell, month }: Scene, topic: string): Random => random(seed, cell.id, month.year, topic);
