import type { RegistrationContent, RegistrationView } from '@bontot/pledge-core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ApiProblem, useLanguage, useToast } from '../../shared/index.ts';
import { AIMED_TITLES, isWhole, rivalSince, writtenIn } from '../../shared/registration.ts';
import { Problem } from '../meetings/Problem.tsx';
import { withSentence } from '../meetings/refusal.ts';
import { FieldGroup } from '../register/Field.tsx';
import { aimOf, type Typed } from './registration.ts';
import { RivalNotice } from './RivalNotice.tsx';
import { TextField } from './TextField.tsx';
import { useRegistrationAct } from './writes.ts';

const MOST_TARGET = 1_000;
const MOST_ISSUE = 2_000;

type Parts = { view: RegistrationView; typed: Typed | null; onType: (typed: Typed | null) => void };

/** The committee writes what it registers: saved as it stands, or handed in once every line is there. */
export function RegistrationForm({ view, typed, onType }: Parts) {
  const { t, language } = useLanguage();
  const toast = useToast();
  const { registration, version } = view;
  const act = useRegistrationAct(registration);
  const [asked, ask] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  // Until something is typed the form follows the service; afterwards nothing typed is lost before it is saved.
  const content = typed?.content ?? writtenIn(registration);
  const base = typed?.base ?? version;
  const rival = rivalSince(base, view);
  const write = (next: RegistrationContent): void => onType({ content: next, base });
  const sending = useMutation({
    mutationFn: async (submits: boolean) => {
      try {
        const written = await act({ act: { type: 'write', content }, baseVersion: base });
        onType({ content, base: written.version });
        if (submits) await act({ act: { type: 'submit' }, baseVersion: written.version });
      } catch (cause) {
        throw await withSentence(language, cause);
      }
    },
    onSuccess: (_, submits) => {
      onType(null);
      toast({ text: t(submits ? 'pledges.own.submitted' : 'pledge.registration.saved') });
    },
  });
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [asked]);
  const send = (submits: boolean): void => {
    if (!sending.isPending) sending.mutate(submits);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(asked + 1);
    if (isWhole(content)) send(true);
  };
  const faultOf = (text: string): string | undefined =>
    asked > 0 && text.trim() === '' ? t('desk.fault.empty') : undefined;
  return (
    <form ref={form} className="ask" noValidate onSubmit={submit} aria-busy={sending.isPending}>
      <FieldGroup label={t('pledge.registration.aims')}>
        <div className="choices">
          {AIMED_TITLES.map((title) => (
            <label key={title} className="choice">
              <input
                type="radio"
                name="pledge-aim"
                checked={content.title === title}
                onChange={() => write({ ...content, title })}
              />
              {t(aimOf({ ...registration, title }))}
            </label>
          ))}
        </div>
      </FieldGroup>
      {content.targets.map((target, at) => (
        <TextField
          key={target.criterion}
          label={t('pledge.registration.target', {
            n: at + 1,
            name: t(`pledge.criterion.${target.criterion as 'C1'}`),
          })}
          most={MOST_TARGET}
          value={target.text}
          fault={faultOf(target.text)}
          onChange={(text) => write({ ...content, targets: content.targets.with(at, { ...target, text }) })}
        />
      ))}
      <TextField
        label={t('pledge.registration.issue')}
        hint={t('pledges.own.issue.hint')}
        most={MOST_ISSUE}
        value={content.issue}
        fault={faultOf(content.issue)}
        onChange={(issue) => write({ ...content, issue })}
      />
      {rival ? (
        <RivalNotice rival={rival} look="pledge.registration.rival.look" registration={registration}>
          <button className="btn" type="button" onClick={() => onType({ content, base: version })}>
            {t('pledge.registration.rival.keep')}
          </button>
          <button className="btn quiet" type="button" onClick={() => onType(null)}>
            {t('pledge.registration.rival.take')}
          </button>
        </RivalNotice>
      ) : (
        sending.error && !isChanged(sending.error) && <Problem of={sending.error} />
      )}
      <div className="row wrap">
        <button className="btn first" type="submit" aria-disabled={sending.isPending}>
          {sending.isPending ? t('desk.sending') : t('pledges.own.submit')}
        </button>
        <button className="btn" type="button" aria-disabled={sending.isPending} onClick={() => send(false)}>
          {t('pledge.registration.save')}
        </button>
      </div>
    </form>
  );
}

/** The notice says who and when; it comes with the version that stands. */
const isChanged = (cause: unknown): boolean => cause instanceof ApiProblem && cause.code === 'REGISTRATION_CHANGED';
