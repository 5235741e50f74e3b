import { ok } from '@bontot/kernel';
import { began, changedTo, same, type Decided, type DutyAround } from '@bontot/meeting-core';
import { firstOf, needsDecidedOn, needsState, needsText } from './checks.ts';
import { refuse } from './codes.ts';
import type { Model, ModelAct, ModelState } from './model.ts';

const needs = (state: ModelState, ...expected: ModelState[]) => needsState('MODEL_OTHER_STATE', state, ...expected);

/** A good model: proposed by the cell, recognised and, if it must be, cancelled by the committee above. */
export function decideModel(
  act: ModelAct,
  model: Model | undefined,
  { by, today, at, modelId }: DutyAround & { modelId: string },
): Decided<Model> {
  if (act.type === 'propose') {
    const { type, ...said } = act;
    if (model) {
      const { unitId, year, title, summary, effect, evidence } = model;
      return same(said, { modelId, unitId, year, title, summary, effect, evidence })
        ? ok([])
        : refuse('MODEL_EXISTS', { modelId });
    }
    return (
      firstOf(needsText('title', said.title), needsText('summary', said.summary)) ??
      began('model.proposed', {
        ...{ ...said, state: 'proposed', proposedBy: by, proposedOn: today, decision: null, cancelled: null },
      })
    );
  }
  if (!model) return refuse('MODEL_UNKNOWN', { modelId });
  switch (act.type) {
    case 'recognise': {
      const { number, issuer, decidedOn } = act;
      const decision = { number, issuer, decidedOn, enteredOn: today, by, reason: null };
      if (model.state === 'recognised' && model.decision?.number === number) return ok([]);
      return (
        firstOf(
          needs(model.state, 'proposed', 'declined', 'cancelled'),
          needsText('number', number),
          needsText('issuer', issuer),
          needsDecidedOn(decidedOn, model.year, today),
        ) ?? changedTo('model.recognised', model, { state: 'recognised', decision, cancelled: null })
      );
    }
    case 'decline': {
      const decision = { number: '', issuer: '', decidedOn: today, enteredOn: today, by, reason: act.reason };
      return (
        firstOf(needs(model.state, 'proposed'), needsText('reason', act.reason)) ??
        changedTo('model.declined', model, { state: 'declined', decision })
      );
    }
    case 'cancel':
      return (
        firstOf(needs(model.state, 'recognised'), needsText('reason', act.reason)) ??
        changedTo('model.cancelled', model, { state: 'cancelled', cancelled: { reason: act.reason, by, at } })
      );
  }
}
