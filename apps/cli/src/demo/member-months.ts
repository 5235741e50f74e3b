import { addDays } from '@bontot/kernel';
import { about } from './meetings.ts';
import { dayOf, fails, monthOf, obliged, type Scene } from './model.ts';

/** Every obliged member reports on the month's assignment, or the timer says no on the last day; some report late. */
export function memberMonthFacts(scene: Scene): void {
  const { cell, month, chance, emit } = scene;
  for (const { memberId } of obliged(cell, month.last)) {
    const fact = about(cell.id, `report/${memberId}/${month.name}`, month.last);
    const reported = !fails(scene, 0.07);
    const on = reported ? dayOf(month, chance.int(20, 31)) : month.last;
    emit(on, fact('member.reported', { yes: reported }));
    if (!reported && chance.chance(0.3))
      emit(addDays(month.last, chance.int(1, 12)), { ...fact('member.reported', { yes: true }), revision: 2 });
  }
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
export function documentFacts(scene: Scene): void {
  const { cell, month, chance, emit } = scene;
  const whole = obliged(cell, month.first).length;
  if (month.number % 2 !== 0 || whole === 0) return;
  const deadline = dayOf(month, 25);
  const fact = about(cell.id, `document/${month.name}`, deadline);
  const missing = Math.min(whole, chance.poisson(0.03 * whole * scene.failure));
  emit(deadline, fact('document.acknowledged', { part: whole - missing, whole }));
  if (missing > 0 && chance.chance(0.5)) {
    const part = whole - missing + chance.int(1, missing);
    emit(addDays(monthOf(deadline).last, chance.int(1, 10)), {
      ...fact('document.acknowledged', { part, whole }),
      revision: 2,
    });
  }
}
