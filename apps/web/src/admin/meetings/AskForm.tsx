import { formatDate } from '@bontot/i18n';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage } from '../../shared/index.ts';
import { Field, type Bound } from '../register/Field.tsx';
import {
  answered,
  askedNow,
  faultsOf,
  firstAnswers,
  MOST_LINE,
  MOST_NUMBER,
  MOST_TEXT,
  type Answers,
  type Question,
} from './ask.ts';
import { Problem } from './Problem.tsx';
import { withSentence } from './refusal.ts';

type Parts = {
  questions: readonly Question[];
  act: string;
  send: (answers: Answers) => Promise<unknown>;
  onDone: () => void;
  onCancel?: () => void;
  /** More of the form, below the questions. */
  children?: ReactNode;
  /** False while what stands in `children` does not do; it says so itself once `asked`. */
  ready?: boolean;
  onAsked?: () => void;
};

/** Questions, one under the other, and the act that sends them. */
export function AskForm({ questions, act, send, onDone, onCancel, children, ready = true, onAsked }: Parts) {
  const { t, language } = useLanguage();
  const [answers, write] = useState(() => firstAnswers(questions));
  const [asked, ask] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const sending = useMutation({
    mutationFn: (said: Answers) =>
      send(said).catch(async (cause: unknown) => {
        throw await withSentence(language, cause);
      }),
    onSuccess: onDone,
  });
  const faults = faultsOf(questions, answers);
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid], [data-invalid] input')?.focus();
  }, [asked]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (sending.isPending) return;
    ask(asked + 1);
    onAsked?.();
    if (faults.length === 0 && ready) sending.mutate(answered(answers, questions));
  };
  const faultOf = ({ name, from, to, least = 0, greatest = MOST_NUMBER }: Question): string | undefined => {
    const fault = asked > 0 ? faults.find((each) => each.name === name) : undefined;
    if (!fault) return undefined;
    const day = (date: string | undefined) => (date ? formatDate(language, date) : '…');
    if (fault.key === 'ask.fault.number') return t('ask.fault.number', { least, greatest });
    return fault.key === 'desk.fault.date' ? t('desk.fault.date', { from: day(from), to: day(to) }) : t(fault.key);
  };
  return (
    <form ref={form} className="ask" noValidate onSubmit={submit} aria-busy={sending.isPending}>
      {askedNow(questions, answers).map((question) => (
        <Field
          key={question.name}
          label={question.label}
          hint={question.hint}
          optional={!question.required}
          fault={faultOf(question)}
          className={question.kind === 'date' || question.kind === 'number' ? 'short' : ''}
        >
          {(bound) => (
            <Control
              bound={bound}
              question={question}
              value={answers[question.name] ?? ''}
              change={(value) => write({ ...answers, [question.name]: value })}
            />
          )}
        </Field>
      ))}
      {children}
      {sending.error && <Problem of={sending.error} />}
      <div className="row wrap dialog-actions">
        <button className="btn first" type="submit" aria-disabled={sending.isPending}>
          {sending.isPending ? t('desk.sending') : act}
        </button>
        {onCancel && (
          <button className="btn" type="button" onClick={onCancel}>
            {t('desk.cancel')}
          </button>
        )}
      </div>
    </form>
  );
}

type ControlParts = { bound: Bound; question: Question; value: string; change: (value: string) => void };

function Control({ bound, question, value, change }: ControlParts) {
  const { t } = useLanguage();
  if (question.kind === 'text')
    return (
      <textarea
        {...bound}
        className="field"
        rows={3}
        maxLength={question.most ?? MOST_TEXT}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    );
  if (question.kind === 'own') return question.control?.(bound, value, change);
  if (question.kind === 'choice')
    return (
      <select {...bound} className="field" value={value} onChange={({ target }) => change(target.value)}>
        <option value="">{t('ask.choose')}</option>
        {question.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...bound}
      className="field"
      autoComplete="off"
      value={value}
      onChange={({ target }) => change(target.value)}
      {...(question.kind === 'date'
        ? { type: 'date', min: question.from, max: question.to }
        : question.kind === 'number'
          ? { type: 'text', inputMode: 'numeric', maxLength: 7 }
          : { type: 'text', maxLength: question.most ?? MOST_LINE })}
    />
  );
}
