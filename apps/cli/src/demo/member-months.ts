import { addDays } from '@bontot/kernel';
import { dayOf, expectedAtMeeting, monthOf, obliged } from './model.ts';
import { fails, type Scene } from './scene.ts';
import { about } from './story-facts.ts';

/** Every obliged member reports on the month's assignment, or the timer says no on the last day; some report late. */
export function memberMonths(scene: Scene): void {
  const { cell, month, chance, tell } = scene;
  for (const { memberId } of expectedAtMeeting(cell, month.last)) {
    const reported = !fails(scene, 0.07);
    const on = reported ? dayOf(month, chance.int(20, 31)) : null;
    const lateOn = !reported && chance.chance(0.3) ? addDays(month.last, chance.int(1, 12)) : null;
    tell({ kind: 'member-report', cell, month, memberId, on, lateOn });
  }
}

/** Nobody reported. */
export function idleMonth({ cell, month, tell }: Scene): void {
  for (const { memberId } of expectedAtMeeting(cell, month.last))
    tell({ kind: 'member-report', cell, month, memberId, on: null, lateOn: null });
}

/** Dues of the month: counted on its last day; who pays late comes with a new revision. */
export function duesFacts(scene: Scene): void {
  const { cell, month, chance, emit } = scene;
  const whole = obliged(cell, month.last).length;
  if (whole === 0) return;
  const unpaid = Math.min(whole, chance.poisson(0.006 * whole * scene.failure));
  const fact = about(cell.id, `dues/${month.name}`, month.last);
  emit(month.last, fact('dues.paid', { part: whole - unpaid, whole }));
  if (unpaid > 0 && chance.chance(0.4))
    emit(addDays(month.last, chance.int(3, 15)), { ...fact('dues.paid', { part: whole, whole }), revision: 2 });
}

/** A paper from above every second month, studied by a deadline; late readers come with a new revision. */
export function documents(scene: Scene): void {
  const { cell, month, chance, tell } = scene;
  const deadline = dayOf(month, 25);
  const readers = expectedAtMeeting(cell, deadline);
  const whole = readers.length;
  if (month.number % 2 !== 0 || whole === 0) return;
  const missing = Math.min(whole, chance.poisson(0.03 * whole * scene.failure));
  const catchUp = missing > 0 && chance.chance(0.5);
  const more = catchUp ? chance.int(1, missing) : 0;
  const later = catchUp ? { on: addDays(monthOf(deadline).last, chance.int(1, 10)), more } : null;
  tell({ kind: 'study', cell, month, deadline, obliged: readers, missing, later });
}
