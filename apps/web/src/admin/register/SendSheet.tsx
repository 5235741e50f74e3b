import { refusalSentence } from '@bontot/i18n';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, api, Card, useLanguage } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import { Field } from './Field.tsx';
import { refreshLog } from './reads.ts';

type RowRefusal = { row: number; code: string } & Record<string, unknown>;
type Answer = { rows: number; accepted: number; refused: RowRefusal[] };

/** What the door takes in one piece. */
const MOST_BYTES = 200 * 1024;
const ROWS_SHOWN = 100;

/** A file of facts through the same door, answered row by row. */
export function SendSheet({ cellId }: { cellId: string }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [isTooLarge, refuse] = useState(false);
  const send = useMutation({
    mutationFn: async (file: File) => api.post<Answer>('/api/v1/register/files', await file.arrayBuffer()),
    onSuccess: () => refreshLog(client, cellId),
  });
  return (
    <Card title={t('reg.sheet.title')}>
      <div className="card-body">
        <p className="small">{t('reg.sheet.why')}</p>
        <Field label={t('reg.sheet.choose')} fault={isTooLarge ? t('reg.sheet.tooLarge') : undefined}>
          {(bound) => (
            <input
              {...bound}
              className="field"
              type="file"
              accept=".csv,.ndjson,.jsonl,.txt"
              onChange={({ target }) => {
                const file = target.files?.[0];
                refuse(file !== undefined && file.size > MOST_BYTES);
                if (file && file.size <= MOST_BYTES) send.mutate(file);
                target.value = '';
              }}
            />
          )}
        </Field>
        {send.error && <Problem of={send.error instanceof ApiProblem ? send.error : new ApiProblem(0, {})} />}
        {send.data && (
          <div role="status">
            <p>{t('reg.sheet.done', { accepted: send.data.accepted, rows: send.data.rows })}</p>
            {send.data.refused.length > 0 && (
              <ul className="own">
                {send.data.refused.slice(0, ROWS_SHOWN).map((refusal) => (
                  <RefusedRow key={refusal.row} refusal={refusal} />
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}

function RefusedRow({ refusal: { row, code, ...details } }: { refusal: RowRefusal }) {
  const { t, language } = useLanguage();
  const why = useQuery({
    queryKey: ['refusal', language, code, details],
    queryFn: () => refusalSentence(language, code, details).catch(() => code),
    staleTime: Infinity,
  });
  return (
    <li>
      <p className="small">
        <b>{t('reg.sheet.row', { row })}</b>: {why.data ?? code}
      </p>
    </li>
  );
}
