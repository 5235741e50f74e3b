import type { Sign } from '../meetings/signs.ts';
import type { Leader } from './answers.ts';

/** A leader's training: until 30 November it is not due, afterwards it is missing (domain handbook 5.3). */
export function trainingSign({ training }: Pick<Leader, 'training'>, year: string, today: string): Sign {
  if (training?.certificate) return { key: 'people.training.done', look: 'good', icon: 'good' };
  return training?.missed || today > `${year}-11-30`
    ? { key: 'people.training.missing', look: 'fail', icon: 'fail' }
    : { key: 'people.training.due', look: 'notdue', icon: 'notdue' };
}
