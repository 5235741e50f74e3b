import { ok, type LocalDate } from '@bontot/kernel';
import { began, changedTo, type Decided, type DutyAround } from '@bontot/meeting-core';
import { firstOf, needsDecidedOn, needsState, needsText } from './checks.ts';
import { refuse } from './codes.ts';
import type { Initiative, InitiativeAct, InitiativeState } from './initiative.ts';

const MAX_AUTHORS = 20;
const needs = (state: InitiativeState, ...expected: InitiativeState[]) =>
  needsState('INITIATIVE_OTHER_STATE', state, ...expected);

type Around = DutyAround & { initiativeId: string; unitId: string };

/** draft → submitted → (applied) → recognised | declined; a recognition may be cancelled (domain handbook 4). */
export function decideInitiative(
  act: InitiativeAct,
  initiative: Initiative | undefined,
  around: Around,
): Decided<Initiative> {
  if (act.type === 'write-initiative') return write(act, initiative, around);
  const { by, today, at, initiativeId } = around;
  if (!initiative) return refuse('INITIATIVE_UNKNOWN', { initiativeId });
  const { state, year } = initiative;
  switch (act.type) {
    case 'submit-initiative':
      if (initiative.submittedOn !== null) return ok([]);
      return (
        firstOf(
          notYours(initiative, by),
          needs(state, 'draft'),
          ...(['title', 'problem', 'solution', 'effect', 'recognisingBody'] as const).map((field) =>
            needsText(field, initiative[field]),
          ),
        ) ?? changedTo('initiative.submitted', initiative, { state: 'submitted', submittedOn: today })
      );
    case 'apply-initiative': {
      const { on: appliedOn, effect, value, evidence } = act;
      return (
        firstOf(
          notYours(initiative, by),
          needs(state, 'submitted', 'applied'),
          needsText('effect', effect),
          needsDecidedOn(appliedOn, year - 1, today),
        ) ?? changedTo('initiative.applied', initiative, { state: 'applied', appliedOn, effect, value, evidence })
      );
    }
    case 'withdraw-initiative':
      return (
        firstOf(notYours(initiative, by), needs(state, 'draft', 'submitted', 'applied', 'withdrawn')) ??
        changedTo('initiative.withdrawn', initiative, { state: 'withdrawn' })
      );
    case 'recognise-initiative':
      return recognise(act, initiative, by, today);
    case 'decline-initiative':
      return (
        firstOf(needs(state, 'submitted', 'applied'), needsText('reason', act.reason)) ??
        changedTo('initiative.declined', initiative, {
          state: 'declined',
          decision: { ...{ number: '', issuer: '', decidedOn: today, enteredOn: today, by }, reason: act.reason },
        })
      );
    case 'cancel-initiative':
      return (
        firstOf(needs(state, 'recognised'), needsText('reason', act.reason)) ??
        changedTo('initiative.cancelled', initiative, {
          ...{ state: 'declined', untold: true },
          cancelled: { reason: act.reason, by, at },
        })
      );
  }
}

function write(
  { year, authorIds, content, evidence }: Extract<InitiativeAct, { type: 'write-initiative' }>,
  initiative: Initiative | undefined,
  { by, initiativeId, unitId }: Around,
): Decided<Initiative> {
  const areAuthors =
    authorIds.length >= 1 &&
    authorIds.length <= MAX_AUTHORS &&
    new Set(authorIds).size === authorIds.length &&
    authorIds.includes(by);
  const refused = firstOf(
    areAuthors ? undefined : refuse('INITIATIVE_AUTHORS', { authorIds }),
    needsText('title', content.title),
  );
  if (refused) return refused;
  const said = { ...content, authorIds, evidence };
  if (!initiative)
    return began('initiative.written', {
      ...{ initiativeId, year, unitId, ...said, state: 'draft', submittedOn: null, appliedOn: null },
      ...{ decision: null, cancelled: null, untold: false, taken: [] },
    });
  return (
    firstOf(notYours(initiative, by), needs(initiative.state, 'draft')) ??
    changedTo('initiative.written', initiative, said)
  );
}

function recognise(
  { number, issuer, decidedOn }: Extract<InitiativeAct, { type: 'recognise-initiative' }>,
  initiative: Initiative,
  by: string,
  today: LocalDate,
): Decided<Initiative> {
  const { state, year } = initiative;
  if (state === 'recognised' && initiative.decision?.number === number) return ok([]);
  return (
    firstOf(
      needs(state, 'submitted', 'applied', 'declined'),
      needsText('number', number),
      needsText('issuer', issuer),
      needsDecidedOn(decidedOn, year, today),
    ) ??
    changedTo('initiative.recognised', initiative, {
      ...{ state: 'recognised', untold: true, cancelled: null },
      decision: { number, issuer, decidedOn, enteredOn: today, by, reason: null },
    })
  );
}

const notYours = ({ authorIds }: Initiative, by: string) =>
  authorIds.includes(by) ? undefined : refuse('INITIATIVE_NOT_YOURS');
