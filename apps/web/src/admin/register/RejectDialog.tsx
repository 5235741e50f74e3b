import { measureName } from '@bontot/i18n';
import { useState, type FormEvent } from 'react';
import { ApiProblem, Dialog, useLanguage } from '../../shared/index.ts';
import type { PendingFact } from './answers.ts';
import { Field } from './Field.tsx';
import { valueText } from './value-words.ts';
import { useVerdict } from './verdicts.ts';

type Parts = { fact: PendingFact | null; onClose: () => void; onDone: (fact: PendingFact) => void };

/** A rejection needs a reason, and this dialog is the question before it: it goes out at once. */
export function RejectDialog({ fact, onClose, onDone }: Parts) {
  const { t } = useLanguage();
  return (
    <Dialog title={t('inbox.reject.title')} open={fact !== null} onClose={onClose}>
      {fact && <Question fact={fact} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

const MOST = 1000;

function Question({ fact, onClose, onDone }: Parts & { fact: PendingFact }) {
  const { t, language } = useLanguage();
  const [reason, write] = useState('');
  const [asked, ask] = useState(false);
  const verdict = useVerdict();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(true);
    if (reason.trim() === '' || verdict.isPending) return;
    verdict.mutate({ fact, verdict: 'rejected', reason: reason.trim() }, { onSuccess: () => onDone(fact) });
  };
  return (
    <form className="reject" noValidate onSubmit={submit}>
      <p>
        <b>{measureName(language, fact.measure)}</b>: {valueText(language, fact.measure, fact.value)}
      </p>
      <p className="small">{t('inbox.reject.why')}</p>
      <Field
        label={t('inbox.reason')}
        hint={t('inbox.reason.hint')}
        fault={asked && reason.trim() === '' ? t('inbox.reason.missing') : undefined}
      >
        {(bound) => (
          <textarea
            {...bound}
            className="field"
            rows={3}
            maxLength={MOST}
            autoFocus
            required
            value={reason}
            onChange={({ target }) => write(target.value)}
          />
        )}
      </Field>
      {verdict.error && (
        <p className="fail small" role="alert">
          {verdict.error instanceof ApiProblem && verdict.error.detail
            ? verdict.error.detail
            : t('register.failed.title')}
        </p>
      )}
      <div className="row wrap dialog-actions">
        <button className="btn first" type="submit" aria-disabled={verdict.isPending}>
          {t('inbox.reject.do')}
        </button>
        <button className="btn" type="button" onClick={onClose}>
          {t('register.cancel')}
        </button>
      </div>
    </form>
  );
}
