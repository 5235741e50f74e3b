import { addDays } from '@bontot/kernel';
import { dayOf, type DemoCommittee, type Emit, type Month } from './model.ts';
import { opaqueId, random } from './random.ts';
import { about } from './story-facts.ts';
import type { Story } from './story.ts';

type Tell = (story: Story) => void;

/** A committee's own facts; what it owes to its cells (`sub.*`) is rolled up by scoring itself. */
export function committeeFacts(committee: DemoCommittee, month: Month, seed: number, emit: Emit, tell: Tell): void {
  const chance = random(seed, committee.id, month.name, 'committee');
  const heldOn = dayOf(month, chance.int(20, 27));
  const meetingId = opaqueId(seed, committee.id, month.name, 'committee-meeting');
  tell({ kind: 'committee-meeting', committee, month, meetingId, heldOn });
  tasks(committee, month, seed, tell);
  targets(committee, month, seed, emit);
  const whole = committee.cells;
  emit(
    month.last,
    about(
      committee.id,
      `dues/${month.name}`,
      month.last,
    )('dues.paid', { part: whole - (chance.chance(0.1) ? 1 : 0), whole }),
  );
  if (month.number % 3 === 0) quarter(committee, month, seed, emit, tell);
  if (month.number === 1) {
    const on = dayOf(month, 12);
    emit(on, about(committee.id, `registration/${month.year}`, on)('emulation.registered', { yes: true }));
    emit(
      on,
      about(
        committee.id,
        `plan/${month.year}`,
        month.first,
      )('admission.target', { n: Math.max(1, Math.round(committee.cells * 0.55)) }),
    );
  }
  if (month.number === 11)
    for (let cell = 1; cell <= committee.cells; cell++)
      emit(
        month.last,
        about(
          committee.id,
          `training/${month.year}/${cell}`,
          month.last,
        )('training.completed', { yes: chance.chance(0.95) }),
      );
}

/** Given by the committee above, which accepts what was done; nobody there confirms what goes beyond. */
function tasks({ id }: DemoCommittee, month: Month, seed: number, tell: Tell): void {
  const chance = random(seed, id, month.name, 'committee-task');
  for (let number = chance.int(1, 2); number >= 1; number--) {
    const assignedOn = dayOf(month, chance.int(2, 6));
    const dueOn = dayOf(month, chance.int(20, 28));
    const late = chance.chance(0.05);
    const doneOn = late ? addDays(dueOn, chance.int(1, 3)) : dueOn;
    const taskId = opaqueId(seed, id, month.name, 'committee-task', number);
    const given = { meetingId: null, ownerId: null, assignedOn, dueOn };
    tell({ kind: 'task', unitId: id, taskId, ...given, late, doneOn, exceeded: null });
  }
}

/** Targets of the resolution of the year, due on 30 November: set in January, reached one after the other. */
function targets(committee: DemoCommittee, month: Month, seed: number, emit: Emit): void {
  const plan = random(seed, committee.id, month.year, 'committee-targets');
  const dueOn = `${month.year}-11-30`;
  for (let number = plan.int(3, 5); number >= 1; number--) {
    const reachedIn = plan.int(7, 11);
    const reachedOn = plan.int(5, 28);
    const missed = plan.chance(0.02);
    const fact = about(committee.id, `target/${month.year}/${number}`, dueOn)('target.achieved', { yes: false });
    if (month.number === 1) emit(dayOf(month, 15), fact);
    if (reachedIn !== month.number || missed) continue;
    const proof = { kind: 'number_report' as const, ref: `BC-${month.name}/${number}`, issuer: committee.id };
    emit(dayOf(month, reachedOn), { ...fact, revision: 2, value: { yes: true }, evidence: [proof] });
  }
}

function quarter(committee: DemoCommittee, month: Month, seed: number, emit: Emit, tell: Tell): void {
  const chance = random(seed, committee.id, month.name, 'committee-quarter');
  const dueOn = dayOf(month, month.number === 12 ? 10 : 25);
  const sentOn = chance.chance(0.97) ? dueOn : null;
  tell({ kind: 'report', unitId: committee.id, quarter: month.quarter, dueOn, sentOn });
  const programme = about(committee.id, `programme/${month.quarter}`, dueOn);
  emit(dueOn, {
    ...programme('programme.concretised', { yes: chance.chance(0.96) }),
    evidence: [{ kind: 'decision_ref', ref: `CTr-${month.quarter}`, issuer: committee.id, issuedOn: dueOn }],
  });
  emit(
    dueOn,
    about(committee.id, `inspection/${month.quarter}`, dueOn)('inspection.done', { yes: chance.chance(0.97) }),
  );
  const cleared = month.number === 12 ? dayOf(month, 20) : month.last;
  emit(cleared, about(committee.id, `clearance/${month.quarter}`, cleared)('cases.cleared', { yes: true }));
}
