import { measureName, formatDate } from '@bontot/i18n';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, Dialog, Icon, useLanguage, useSession } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import type { PendingFact } from './answers.ts';
import { Field } from './Field.tsx';
import { Papers } from './Papers.tsx';
import { valueText } from './value-words.ts';

type Batch = {
  batchId: string;
  size: number;
  sample: number[];
  opened: number[];
  refused: { index: number; code: string }[];
};
type Judged = { rows: { ok: boolean }[] };
type Parts = { facts: PendingFact[]; onClose: () => void; onDone: (done: number, left: number) => void };

/** Many facts at once: chance says which of them are looked at first; only then is the whole confirmed. */
export function SampleDialog({ facts, onClose, onDone }: Parts) {
  const { t } = useLanguage();
  return (
    <Dialog title={t('reg.bulk.title', { n: facts.length })} open={facts.length > 0} onClose={onClose}>
      {facts.length > 0 && <Sample facts={facts} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

const named = ({ cellId, period, measure, source, revision }: PendingFact) => ({
  cellId,
  period,
  measure,
  source,
  revision,
});

function Sample({ facts, onClose, onDone }: Parts) {
  const { t } = useLanguage();
  const [opened, open] = useState<PendingFact[]>([]);
  const [reason, write] = useState('');
  const [rejecting, reject] = useState(false);
  const [asked, ask] = useState(false);
  const begin = useMutation({
    mutationFn: () => api.post<Batch>('/api/v1/register/batches', { items: facts.map(named) }),
  });
  const look = useMutation({
    mutationFn: ({ batchId, index }: { batchId: string; index: number }) =>
      api.post<PendingFact>(`/api/v1/register/batches/${batchId}/sample/${index}`),
    onSuccess: (fact) => open((before) => [...before, fact]),
  });
  const judge = useMutation({
    mutationFn: (body: { verdict: 'confirmed' | 'rejected'; reason?: string }) =>
      api.post<Judged>(`/api/v1/register/batches/${begin.data!.batchId}/verdict`, body),
    onSuccess: ({ rows }) => {
      const done = rows.filter(({ ok }) => ok).length;
      onDone(done, facts.length - done);
    },
  });
  const start = begin.mutate;
  useEffect(() => start(), [start]);
  const batch = begin.data;
  const next = batch?.sample[opened.length];
  const failure = begin.error ?? look.error ?? judge.error;
  return (
    <div className="sample">
      <p className="small">
        {batch ? t('reg.bulk.why', { n: batch.size, sample: batch.sample.length }) : t('shell.loading')}
      </p>
      <ol className="own">
        {opened.map((fact) => (
          <SampleFact key={`${fact.cellId}|${fact.measure}|${fact.source}`} fact={fact} />
        ))}
      </ol>
      {failure && <Problem of={failure} />}
      {rejecting && (
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
              maxLength={1000}
              value={reason}
              onChange={({ target }) => write(target.value)}
            />
          )}
        </Field>
      )}
      <div className="row wrap dialog-actions">
        {batch && !rejecting && (
          <button
            className="btn first"
            type="button"
            aria-disabled={look.isPending || judge.isPending}
            onClick={() => {
              if (look.isPending || judge.isPending) return;
              if (next === undefined) judge.mutate({ verdict: 'confirmed' });
              else look.mutate({ batchId: batch.batchId, index: next });
            }}
          >
            <Icon name={next === undefined ? 'good' : 'document'} />
            {next === undefined
              ? t('reg.bulk.confirm', { n: batch.size })
              : t('reg.bulk.open', { n: opened.length + 1, all: batch.sample.length })}
          </button>
        )}
        {batch && (
          <button
            className={rejecting ? 'btn first' : 'btn quiet'}
            type="button"
            aria-disabled={judge.isPending}
            onClick={() => {
              if (!rejecting) return reject(true);
              ask(true);
              if (reason.trim() !== '' && !judge.isPending)
                judge.mutate({ verdict: 'rejected', reason: reason.trim() });
            }}
          >
            {t('reg.bulk.reject', { n: batch.size })}
          </button>
        )}
        <button className="btn" type="button" onClick={onClose}>
          {t('register.cancel')}
        </button>
      </div>
    </div>
  );
}

function SampleFact({ fact }: { fact: PendingFact }) {
  const { language } = useLanguage();
  const { today } = useSession();
  return (
    <li className="pending">
      <div className="own-what">
        <p>
          <b>{measureName(language, fact.measure)}</b>: {valueText(language, fact.measure, fact.value)}
        </p>
        <p className="small soft">
          {fact.cellId} · {formatDate(language, fact.effectiveOn, today)}
        </p>
        <Papers refs={fact.evidence} year={fact.period} />
      </div>
    </li>
  );
}
