import type { LocalDate } from '@bontot/kernel';
import { dayOf, obliged } from './model.ts';
import { opaqueId } from './random.ts';
import { fails, yearly, type Scene } from './scene.ts';
import { about } from './story-facts.ts';

/** Candidates, admissions, models, initiatives, training and the yearly classification of members. */
export function peopleFacts(scene: Scene): void {
  const { month } = scene;
  candidates(scene);
  models(scene);
  if (month.number === 11) training(scene);
  if (month.number === 11 && scene.cell.type === 'enterprise') initiatives(scene);
  if (month.number === 12) classification(scene);
}

/** A plan on 1 January (Poisson 1.4, at least one), introductions through the year, admissions in autumn. */
function candidates(scene: Scene): void {
  const { cell, month, fate, failure, emit, tell, seed } = scene;
  const plan = yearly(scene, 'candidates');
  const target = Math.max(1, plan.poisson(1.4));
  const admissions = Math.max(1, Math.floor(target / 2));
  const planned = about(cell.id, `plan/${month.year}`, month.first);
  if (month.number === 1) {
    emit(dayOf(month, 8), planned('candidate.target', { n: target }));
    emit(dayOf(month, 8), planned('admission.target', { n: admissions }));
  }
  const admits = plan.chance(fate === 'steady' ? 0.92 : 1 - Math.min(0.9, 0.18 * Math.sqrt(failure)));
  for (let number = 1; number <= target; number++) {
    const candidateId = opaqueId(seed, cell.id, month.year, number);
    const source = `candidate/${candidateId}`;
    const introduced = plan.chance(1 - Math.min(0.9, 0.07 * failure));
    const introducedOn = { month: plan.int(2, 9), day: plan.int(3, 25) };
    const admittedOn = { month: plan.int(8, 11), day: plan.int(5, 28) };
    if (introduced && introducedOn.month === month.number) {
      const on = dayOf(month, introducedOn.day);
      const resolution = decision('NQ', source, on);
      emit(on, {
        ...about(cell.id, source, on)('candidate.introduced', { n: 1 }),
        evidence: [resolution],
      });
      if (!admits || number > admissions)
        tell({ kind: 'candidate', cell, candidateId, introducedOn: on, resolution: resolution.ref });
    }
    if (!admits || number > admissions || admittedOn.month !== month.number) continue;
    const on = dayOf(month, admittedOn.day);
    emit(on, { ...about(cell.id, source, on)('member.admitted', { n: 1 }), evidence: [decision('QĐ', source, on)] });
  }
}

function models(scene: Scene): void {
  const { cell, month, fate, emit } = scene;
  const plan = yearly(scene, 'model');
  if (plan.chance(fate === 'steady' ? 0.06 : 0.15) || plan.int(4, 10) !== month.number) return;
  const on = dayOf(month, plan.int(5, 25));
  const source = `model/${month.year}/1`;
  emit(on, { ...about(cell.id, source, on)('model.recognised', { n: 1 }), evidence: [decision('QĐ', source, on)] });
}

function initiatives({ cell, month, chance, emit }: Scene): void {
  for (const { memberId } of obliged(cell, month.last))
    emit(
      month.last,
      about(
        cell.id,
        `initiative/${month.year}/${memberId}`,
        month.last,
      )('initiative.recognised', { yes: chance.chance(0.8) }),
    );
}

function training(scene: Scene): void {
  const { cell, month, emit } = scene;
  for (let leader = 1; leader <= cell.leaders; leader++)
    emit(
      month.last,
      about(
        cell.id,
        `training/${month.year}/${leader}`,
        month.last,
      )('training.completed', { yes: !fails(scene, 0.06) }),
    );
}

/** 15 % excellent, 76.5 % good, 8.3 % completed, 0.2 % not completed; all on the evening of the cell's vote. */
function classification(scene: Scene): void {
  const { cell, month, fate, failure, chance, emit } = scene;
  const on = dayOf(month, chance.int(3, 14));
  for (const { memberId } of obliged(cell, on)) {
    const grade = chance.weighted([
      [4, 15],
      [3, 76.5],
      [2, 8.3 * Math.sqrt(failure)],
      [1, fate === 'steady' ? 0 : 0.2 * failure],
    ]);
    emit(on, about(cell.id, `member/${month.year}/${memberId}`, on)('member.classified', { grade }));
  }
}

const decision = (kind: string, source: string, on: LocalDate) =>
  ({ kind: 'decision_ref', ref: `${kind}/${source.slice(-12)}`, issuedOn: on }) as const;
