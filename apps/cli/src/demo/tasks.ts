import { addDays, type LocalDate } from '@bontot/kernel';
import { about } from './meetings.ts';
import { dayOf, fails, type Month, type Scene } from './model.ts';

/**
 * One to three tasks a month (three times as many due in December), given at the meeting: «not done» on the day they
 * are given, done or late afterwards. A task done late keeps its due date (rule R8).
 */
export function taskFacts(scene: Scene): void {
  const { month, chance } = scene;
  const count = chance.int(1, 3) * (month.number === 12 ? 3 : 1);
  for (let number = 1; number <= count; number++) task(scene, `task/${month.name}/${number}`, number);
}

function task(scene: Scene, source: string, number: number): void {
  const { cell, month, fate, chance, emit } = scene;
  const assignedOn = dayOf(month, chance.int(2, 8));
  const dueOn = endOfYearAtMost(addDays(assignedOn, chance.int(14, 40)), month);
  const undone = fate === 'task-undone' ? month.number === 9 && number === 1 : fate !== 'steady' && fails(scene, 0.003);
  const late = undone || fails(scene, 0.06);
  const doneOn = late ? addDays(dueOn, chance.int(2, 12)) : addDays(dueOn, -chance.int(0, 10));
  const fact = about(cell.id, source, late ? dueOn : doneOn);
  emit(assignedOn, { ...about(cell.id, source, dueOn)('task.completed', { yes: false }) });
  emit(late ? dueOn : doneOn, fact('task.on_time', { yes: !late }));
  if (undone) return;
  emit(doneOn, { ...fact('task.completed', { yes: true }), revision: 2 });
  if (chance.chance(fate === 'steady' ? 0.33 : 0.27 / Math.sqrt(scene.failure)))
    emit(addDays(doneOn, chance.int(0, 3)), {
      ...fact('task.exceeded', { yes: true }),
      evidence: [{ kind: 'number_report', ref: `${source}/report`, issuedOn: doneOn }],
    });
}

/** A task of December is due in December, so that it never changes its period. */
const endOfYearAtMost = (date: LocalDate, month: Month): LocalDate =>
  date.slice(0, 4) === String(month.year) ? date : `${month.year}-12-31`;
