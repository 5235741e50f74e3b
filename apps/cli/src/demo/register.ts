import { dayOf } from './model.ts';
import { fails, yearly, type Scene } from './scene.ts';
import { about } from './story-facts.ts';

/**
 * The evidence register of a cell: registration, targets, the local issue, judged items, inspections, reports, cases
 * and their quarterly clearance. A silent or idle cell hands in its registration and nothing else.
 */
export function registerFacts(scene: Scene): void {
  registration(scene);
  if (scene.fate === 'idle') review(scene, false);
  if (scene.fate === 'silent' || scene.fate === 'idle') return;
  targets(scene);
  issue(scene);
  judged(scene);
  inspections(scene);
  reports(scene);
  cases(scene);
}

function registration(scene: Scene): void {
  const { cell, month, fate, emit } = scene;
  const plan = yearly(scene, 'registration');
  if (fate === 'unregistered' || plan.int(1, 3) !== month.number) return;
  const on = dayOf(month, plan.int(8, 26));
  emit(on, about(cell.id, `registration/${month.year}`, on)('emulation.registered', { yes: true }));
}

/** Two to four numeric targets, due on 30 November: «not reached» when they are set, reached in autumn. */
function targets(scene: Scene): void {
  const { cell, month, fate, emit } = scene;
  const plan = yearly(scene, 'targets');
  const dueOn = `${month.year}-11-30`;
  for (let number = plan.int(2, 4); number >= 1; number--) {
    const fact = about(cell.id, `target/${month.year}/${number}`, dueOn)('target.achieved', { yes: false });
    const reached = plan.int(10, 11) === month.number;
    const missed = plan.chance(0.004 * scene.failure) && fate !== 'steady';
    const onDay = plan.int(5, 28);
    if (month.number === 1) emit(dayOf(month, 15), fact);
    if (reached && !missed) emit(dayOf(month, onDay), { ...fact, revision: 2, value: { yes: true } });
  }
}

/** The local issue registered in spring: half-way in summer, solved or not by 30 November. */
function issue(scene: Scene): void {
  const { cell, month, failure, emit } = scene;
  const plan = yearly(scene, 'issue');
  const fact = about(cell.id, `issue/${month.year}`, `${month.year}-11-30`);
  const grade = plan.weighted([
    [4, 62],
    [3, 25],
    [2, 12 * failure],
    [0, failure],
  ]);
  if (month.number === 7) emit(dayOf(month, plan.int(3, 20)), fact('issue.stage', { grade: Math.min(2, grade) }));
  if (month.number === 11) emit(dayOf(month, plan.int(10, 30)), { ...fact('issue.stage', { grade }), revision: 2 });
}

function judged(scene: Scene): void {
  const { cell, month, chance, emit } = scene;
  if (endsHalf(scene)) review(scene, !fails(scene, 0.04));
  if (month.number !== 6 && month.number !== 11) return;
  const grade = chance.weighted([
    [4, 45],
    [3, 47],
    [2, 8 * scene.failure],
  ]);
  const on = dayOf(month, 30);
  const fact = about(cell.id, `principle/${month.year}-${month.number}`, on)('principle.graded', { grade });
  emit(on, { ...fact, evidence: [{ kind: 'document_file', ref: `nhan-xet/${cell.id}/${month.name}` }] });
}

/** The half-year review of members. */
function review(scene: Scene, done: boolean): void {
  const { cell, month, tell } = scene;
  if (!endsHalf(scene)) return;
  tell({ kind: 'review', cell, half: `${month.year}-H${month.number / 6}`, dueOn: month.last, done });
}

const endsHalf = ({ month }: Scene): boolean => month.number === 6 || month.number === 12;

/** Two to four a year, planned for fixed months; the planned end is what counts. */
function inspections(scene: Scene): void {
  const { cell, month, emit } = scene;
  const plan = yearly(scene, 'inspections');
  const months = [3, 5, 8, 10].slice(0, plan.int(2, 4));
  if (!months.includes(month.number)) return;
  const plannedEnd = dayOf(month, 20);
  const done = !fails(scene, 0.03);
  emit(plannedEnd, about(cell.id, `inspection/${month.name}`, plannedEnd)('inspection.done', { yes: done }));
}

function reports(scene: Scene): void {
  const { cell, month, chance, tell } = scene;
  if (month.number % 3 !== 0) return;
  const dueOn = dayOf(month, month.number === 12 ? 10 : 25);
  const inTime = !fails(scene, 0.03);
  const sentOn = inTime ? dayOf(month, +dueOn.slice(8) - chance.int(0, 4)) : null;
  tell({ kind: 'report', unitId: cell.id, quarter: month.quarter, dueOn, sentOn });
}

/** Cases count once; the register is confirmed each quarter, in December ten days early. */
function cases({ cell, month, fate, emit }: Scene): void {
  if (fate === 'disciplined' && month.number === 9) {
    const on = dayOf(month, 12);
    emit(on, {
      ...about(cell.id, `case/${month.year}/1`, on)('discipline.imposed', { n: 1 }),
      evidence: [{ kind: 'decision_ref', ref: `07-QĐ/UBKT-${month.year}`, issuedOn: on }],
    });
  }
  if (fate === 'complained' && month.number === 5) {
    const on = dayOf(month, 20);
    emit(on, about(cell.id, `complaint/${month.year}/1`, on)('complaint.founded', { n: 1 }));
  }
  if (month.number % 3 !== 0) return;
  const on = month.number === 12 ? dayOf(month, 20) : month.last;
  emit(on, about(cell.id, `clearance/${month.quarter}`, on)('cases.cleared', { yes: true }));
}
