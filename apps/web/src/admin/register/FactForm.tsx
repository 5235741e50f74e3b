import type { EvidenceBody } from '@bontot/contracts';
import { measureOf } from '@bontot/contracts';
import { formatDate, formatSlot, measureName } from '@bontot/i18n';
import type { CriteriaSet } from '@bontot/scoring-core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ApiProblem, Card, Icon, useLanguage } from '../../shared/index.ts';
import { provesOf, slotKindOf, slotsOf, type ByHand } from './by-hand.ts';
import { rangeOf, readDraft, withMeasure, type Draft, type FieldName } from './draft.ts';
import { EvidenceFields } from './EvidenceFields.tsx';
import { Field } from './Field.tsx';
import { MeasureField } from './MeasureField.tsx';
import { useSend } from './send.ts';
import { ValueFields } from './ValueFields.tsx';

type Parts = {
  cellId: string;
  year: string;
  today: string;
  set: CriteriaSet;
  choices: ByHand;
  first: Draft;
  /** True where the word of this person needs nobody's confirmation. */
  final: boolean;
  onSent: (body: EvidenceBody) => void;
  onCancel?: () => void;
};

/** One fact: what, when, how much, and the papers behind it. What was typed stays until it has been sent. */
export function FactForm({ cellId, year, today, set, choices, first, final, onSent, onCancel }: Parts) {
  const { t, language } = useLanguage();
  const [draft, write] = useState(first);
  const [asked, ask] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const send = useSend(cellId);
  const measure = measureOf(draft.measure);
  const range = rangeOf(year, today);
  const read = readDraft(draft, cellId, measure, range);
  const change = (part: Partial<Draft>): void => {
    write({ ...draft, ...part });
    send.reset();
  };
  const refused = fieldRefused(send.error);
  const faultOf = (field: FieldName): string | undefined => {
    if (refused?.field === field) return refused.text;
    const fault = asked > 0 && !read.ok ? read.faults.find((one) => one.field === field) : undefined;
    return (
      fault &&
      t(
        fault.key,
        datesIn(fault.values, (day) => formatDate(language, day)),
      )
    );
  };
  useEffect(() => {
    if (asked > 0 || refused)
      form.current?.querySelector<HTMLElement>('[aria-invalid], [data-invalid] input, [data-invalid] button')?.focus();
  }, [asked, refused?.field]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (send.isPending) return;
    ask(asked + 1);
    if (read.ok) send.mutate(read.body, { onSuccess: () => onSent(read.body) });
  };
  const slots = measure && slotKindOf(measure);
  const correcting = draft.revision > 1;
  return (
    <form ref={form} className="fact-form" noValidate onSubmit={submit} aria-busy={send.isPending}>
      <Card title={correcting ? t('register.correcting') : t('register.what')}>
        <div className="card-body">
          {correcting ? (
            <>
              <p>{measureName(language, draft.measure)}</p>
              <p className="small soft">{t('register.correcting.why')}</p>
            </>
          ) : (
            <MeasureField
              set={set}
              choices={choices}
              chosen={measure}
              fault={faultOf('measure')}
              onChoose={(next) => change(withMeasure(draft, next))}
            />
          )}
          {measure && <Proves set={set} measure={measure.id} />}
        </div>
      </Card>
      {measure && (
        <Card title={t('register.when')}>
          <div className="card-body">
            {slots && (
              <Field label={t(`register.slot.${slots}`)} fault={faultOf('slot')} className="short">
                {(bound) => (
                  <select
                    {...bound}
                    className="field"
                    value={draft.slot}
                    onChange={({ target }) => change({ slot: target.value })}
                  >
                    <option value="">{t('register.slot.choose')}</option>
                    {slotsOf(slots, year).map((slot) => (
                      <option key={slot} value={slot}>
                        {formatSlot(language, slot)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            <Field
              label={t('register.date')}
              hint={t(
                'register.date.hint',
                datesIn(range, (day) => formatDate(language, day)),
              )}
              fault={faultOf('effectiveOn')}
              className="short"
            >
              {(bound) => (
                <input
                  {...bound}
                  className="field"
                  type="date"
                  min={range.from}
                  max={range.to}
                  value={draft.effectiveOn}
                  onChange={({ target }) => change({ effectiveOn: target.value })}
                />
              )}
            </Field>
            <ValueFields measure={measure} draft={draft} fault={faultOf('value')} change={change} />
          </div>
        </Card>
      )}
      {measure && (
        <Card title={t('register.evidence')}>
          <div className="card-body">
            <EvidenceFields
              measure={measure}
              refs={draft.refs}
              today={today}
              faultOf={faultOf}
              change={(refs) => change({ refs })}
            />
            {!correcting && (
              <details open={faultOf('source') !== undefined || undefined}>
                <summary>{t('register.reference')}</summary>
                <Field label={t('register.reference')} hint={t('register.reference.hint')} fault={faultOf('source')}>
                  {(bound) => (
                    <input
                      {...bound}
                      className="field"
                      autoComplete="off"
                      spellCheck={false}
                      value={draft.source}
                      onChange={({ target }) => change({ source: target.value })}
                    />
                  )}
                </Field>
              </details>
            )}
          </div>
        </Card>
      )}
      <div className="send">
        {asked > 0 && !read.ok && (
          <p className="banner risk" role="alert">
            <Icon name="risk" />
            {t('register.fault.summary', { n: read.faults.length })}
          </p>
        )}
        {send.error && <NotSent error={send.error} inField={refused !== undefined} />}
        <div className="row wrap">
          <button className="btn first" type="submit" aria-disabled={send.isPending}>
            {send.isPending
              ? t('register.sending')
              : t(correcting ? 'register.sendCorrection' : final ? 'register.sendFinal' : 'register.send')}
          </button>
          {onCancel && (
            <button className="btn" type="button" onClick={onCancel}>
              {t('register.cancel')}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}

/** What the chosen figure is good for: the indicators with their hint. */
function Proves({ set, measure }: { set: CriteriaSet; measure: string }) {
  const { t, language } = useLanguage();
  const ids = provesOf(set, measure);
  const hints = set.criteria.flatMap(({ indicators }) => indicators).filter(({ id }) => ids.includes(id));
  return (
    <div className="proves small">
      <p>{t('register.proves', { indicators: ids.join(', ') })}</p>
      {hints.map(({ id, name, hint }) => (
        <p key={id} className="soft">
          <b>{id}</b> {name[language]}: {hint[language]}
        </p>
      ))}
    </div>
  );
}

function NotSent({ error, inField }: { error: unknown; inField: boolean }) {
  const { t } = useLanguage();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <div className="banner risk" role="alert">
      <Icon name="risk" />
      <div>
        <p>
          <b>{t('register.failed.title')}</b>
        </p>
        {!inField && problem?.detail && <p>{problem.detail}</p>}
        <p>{t('register.failed.safe')}</p>
        {problem && <p className="tiny soft">{t('shell.error.code', { code: problem.code })}</p>}
      </div>
    </div>
  );
}

const FIELDS = new Set<string>(['measure', 'effectiveOn', 'slot', 'value', 'source', 'evidence']);

/** Which field the service refused, with its sentence in the reader's language. */
function fieldRefused(error: unknown): { field: FieldName; text: string } | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const { field } = error.extensions;
  return typeof field === 'string' && FIELDS.has(field) ? { field: field as FieldName, text: error.detail } : undefined;
}

const datesIn = (
  values: Record<string, string | number> = {},
  say: (day: string) => string,
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? say(value) : value,
    ]),
  );
