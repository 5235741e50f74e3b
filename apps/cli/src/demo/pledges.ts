import { addDays } from '@bontot/kernel';
import type { EvidenceBody } from '@bontot/contracts';
import { dayOf, obliged } from './model.ts';
import { fails, type Scene } from './scene.ts';
import { about } from './story-facts.ts';

/** The year of a pledge: registered by 31 January, reports by 30 June and 30 November, reviewed by 15 December. */
export function pledgeFacts(scene: Scene): void {
  const { month } = scene;
  if (month.number === 1) registration(scene);
  if (month.number === 6) reports(scene, 'mid', 0.05);
  if (month.number === 11) reports(scene, 'end', 0.03);
  if (month.number === 12) reviews(scene);
}

/** 98 % in time; nearly all of the rest after the deadline, whose «no» stands until then. */
function registration(scene: Scene): void {
  const { cell, month, fate, chance, emit } = scene;
  for (const { memberId } of obliged(cell, month.last)) {
    const fact = about(cell.id, `pledge/${month.year}/${memberId}`, month.last);
    const inTime = !fails(scene, 0.02);
    emit(inTime ? dayOf(month, chance.int(5, 31)) : month.last, fact('pledge.registered', { yes: inTime }));
    if (!inTime && (fate === 'steady' || chance.chance(1 - 0.025 * scene.failure)))
      emit(addDays(month.last, chance.int(3, 50)), { ...fact('pledge.registered', { yes: true }), revision: 2 });
  }
}

function reports(scene: Scene, term: 'mid' | 'end', rate: number): void {
  const { cell, month, chance, emit } = scene;
  for (const { memberId } of obliged(cell, month.last)) {
    const fact = about(cell.id, `pledge/${month.year}/${memberId}/${term}`, month.last);
    const inTime = !fails(scene, rate);
    emit(inTime ? dayOf(month, chance.int(10, 30)) : month.last, fact('pledge.reported', { yes: inTime }));
    if (!inTime && chance.chance(0.4))
      emit(addDays(month.last, chance.int(2, 25)), { ...fact('pledge.reported', { yes: true }), revision: 2 });
  }
}

function reviews(scene: Scene): void {
  const { cell, month, chance, emit } = scene;
  const deadline = dayOf(month, 15);
  for (const { memberId } of obliged(cell, deadline)) {
    const source = `pledge/${month.year}/${memberId}`;
    const reviewed = !fails(scene, 0.02);
    const on = reviewed ? dayOf(month, chance.int(3, 15)) : deadline;
    const fact: EvidenceBody = about(cell.id, source, deadline)('pledge.reviewed', { yes: reviewed });
    emit(on, fact);
    if (reviewed)
      emit(
        on,
        about(
          cell.id,
          source,
          on,
        )('pledge.graded', {
          grade: chance.weighted([
            [4, 55],
            [3, 38],
            [2, 6],
            [1, 1],
          ]),
        }),
      );
  }
}
