import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Card, Icon, useLanguage } from '../../shared/index.ts';
import { Problem as Refused } from '../meetings/Problem.tsx';
import { Field } from '../register/Field.tsx';
import { blankStep, contentOf, faultsOf, type Draft, type DraftStep } from './draft.ts';
import type { Content, Step } from './plans.ts';
import type { Founded } from './FoundedFields.tsx';
import { StepFields } from './StepFields.tsx';

const KINDS: readonly Step['kind'][] = ['merge', 'split', 'move', 'create', 'rename', 'change-type', 'dissolve'];
export const MOST_STEPS = 500;

type Parts = {
  first: Draft;
  /** Sends it; what comes back is shown by the page. */
  onSave: (content: Content) => Promise<unknown>;
  onCancel: () => void;
};

/** A plan as it is written: the decision, the day, and its steps one after another. */
export function PlanEditor({ first, onSave, onCancel }: Parts) {
  const { t } = useLanguage();
  const [draft, write] = useState(first);
  const [asked, ask] = useState(0);
  const [refused, refuse] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const faults = asked > 0 ? faultsOf(draft) : [];
  const faultOf = (step: number | null, field: string): string | undefined => {
    const fault = faults.find((each) => each.step === step && each.field === field);
    return fault && t(fault.key);
  };
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [asked]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (sending) return;
    ask(asked + 1);
    if (faultsOf(draft).length > 0) return;
    setSending(true);
    refuse(undefined);
    onSave(contentOf(draft)).catch((cause: unknown) => {
      refuse(cause);
      setSending(false);
    });
  };
  const put = (steps: DraftStep[]): void => write({ ...draft, steps });
  const founded = draft.steps.flatMap((step): Founded => {
    if (step.kind === 'split') return step.into;
    return step.kind === 'merge' || step.kind === 'create' ? [step] : [];
  });
  return (
    <form ref={form} className="plan-editor" noValidate onSubmit={submit} aria-busy={sending}>
      <Card title={t('organisation.basis')}>
        <div className="plan-fields">
          <Field
            label={t('organisation.field.decision')}
            hint={t('organisation.field.decisionHint')}
            fault={faultOf(null, 'decision')}
          >
            {(bound) => (
              <input
                {...bound}
                className="field"
                autoComplete="off"
                maxLength={100}
                value={draft.decision}
                onChange={({ target }) => write({ ...draft, decision: target.value })}
              />
            )}
          </Field>
          <Field
            className="short"
            label={t('organisation.field.effectiveOn')}
            hint={t('organisation.field.effectiveHint')}
            fault={faultOf(null, 'effectiveOn')}
          >
            {(bound) => (
              <input
                {...bound}
                type="date"
                className="field"
                value={draft.effectiveOn}
                onChange={({ target }) => write({ ...draft, effectiveOn: target.value })}
              />
            )}
          </Field>
        </div>
      </Card>
      <ol className="plan-steps">
        {draft.steps.map((step, index) => (
          <li key={step.key}>
            <StepCard
              step={step}
              index={index}
              count={draft.steps.length}
              faultOf={(field) => faultOf(index, field)}
              founded={founded}
              onChange={(next) => put(draft.steps.with(index, next))}
              onMove={(by) => put(moved(draft.steps, index, by))}
              onRemove={() => put(draft.steps.filter(({ key }) => key !== step.key))}
            />
          </li>
        ))}
      </ol>
      {draft.steps.length < MOST_STEPS && (
        <button className="btn" type="button" onClick={() => put([...draft.steps, blankStep()])}>
          <Icon name="plus" />
          {t('organisation.add.step')}
        </button>
      )}
      {refused !== undefined && <Refused of={refused} />}
      <div className="row wrap dialog-actions">
        <button className="btn first" type="submit" aria-disabled={sending}>
          {sending ? t('desk.sending') : t('organisation.save')}
        </button>
        <button className="btn" type="button" onClick={onCancel}>
          {t('desk.cancel')}
        </button>
      </div>
    </form>
  );
}

const moved = (steps: readonly DraftStep[], index: number, by: -1 | 1): DraftStep[] => {
  const others = steps.filter((_, other) => other !== index);
  return [...others.slice(0, index + by), steps[index]!, ...others.slice(index + by)];
};

type CardParts = {
  step: DraftStep;
  index: number;
  count: number;
  founded: Founded;
  faultOf: (field: string) => string | undefined;
  onChange: (step: DraftStep) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function StepCard({ step, index, count, founded, faultOf, onChange, onMove, onRemove }: CardParts) {
  const { t } = useLanguage();
  const n = index + 1;
  return (
    <Card
      title={t('organisation.step', { n })}
      tools={
        <>
          {index > 0 && (
            <button className="btn quiet" type="button" onClick={() => onMove(-1)}>
              {t('organisation.earlier')}
              <span className="sr"> {t('organisation.step', { n })}</span>
            </button>
          )}
          {index < count - 1 && (
            <button className="btn quiet" type="button" onClick={() => onMove(1)}>
              {t('organisation.later')}
              <span className="sr"> {t('organisation.step', { n })}</span>
            </button>
          )}
          {count > 1 && (
            <button
              className="btn quiet"
              type="button"
              onClick={onRemove}
              aria-label={t('organisation.remove.step', { n })}
            >
              <Icon name="close" />
            </button>
          )}
        </>
      }
    >
      <div className="plan-fields">
        <Field label={t('organisation.field.kind')}>
          {(bound) => (
            <select
              {...bound}
              className="field"
              value={step.kind}
              onChange={({ target }) => onChange({ ...step, kind: target.value as Step['kind'] })}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`organisation.kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <StepFields step={step} founded={founded} faultOf={faultOf} onChange={onChange} />
      </div>
    </Card>
  );
}
