import { formatNumber, type WordKey } from '@bontot/i18n';
import { useState } from 'react';
import { api, Card, ErrorState, useLanguage } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';
import type { Column, Kind, Sheet } from './answers.ts';
import { columnName, fieldName, FIELDS, samplesOf, withField, type SheetDraft } from './model.ts';

const kinds: readonly (Kind | 'none')[] = ['members', 'units', 'posts', 'none'];

type Parts = { importId: string; sheet: Sheet; draft: SheetDraft; onChange: (draft: SheetDraft) => void };

/** One sheet: what it holds, where its header is, and what each column means. */
export function SheetMap({ importId, sheet, draft, onChange }: Parts) {
  const { t, language } = useLanguage();
  const [failed, fail] = useState<unknown>(null);
  /** Another kind or another row means other words: what they seem to mean is asked for anew. */
  const propose = async (kind: Kind, headerRow: number) => {
    fail(null);
    try {
      const body = { sheet: sheet.sheet, headerRow, kind };
      const { columns } = await api.post<{ columns: Column[] }>(`/api/v1/imports/${importId}/propose`, body);
      onChange({ ...draft, kind, headerRow, columns });
    } catch (error) {
      fail(error);
    }
  };
  const facts = [
    sheet.rows === null ? '' : t('import.map.rows', { rows: formatNumber(language, sheet.rows) }),
    sheet.hidden ? t('import.map.hidden') : '',
  ].filter((fact) => fact !== '');
  return (
    <Card title={t('import.map.sheet', { name: sheet.name })}>
      <div className="card-body">
        {facts.length > 0 && <p className="small soft">{facts.join(' · ')}</p>}
        <div className="import-pair">
          <Field label={t('import.map.kind')}>
            {(bound) => (
              <select
                {...bound}
                className="field"
                value={draft.kind ?? 'none'}
                onChange={({ target }) =>
                  target.value === 'none'
                    ? onChange({ ...draft, kind: null })
                    : void propose(target.value as Kind, draft.headerRow || (sheet.top[0]?.row ?? 1))
                }
              >
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`import.kind.${kind}` satisfies WordKey)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {draft.kind !== null && (
            <Field label={t('import.map.header')}>
              {(bound) => (
                <select
                  {...bound}
                  className="field"
                  lang="vi"
                  value={draft.headerRow}
                  onChange={({ target }) => void propose(draft.kind!, Number(target.value))}
                >
                  {sheet.top.map(({ row, cells }) => (
                    <option key={row} value={row}>
                      {t('import.map.header.row', { row, text: Object.values(cells).join(' | ').slice(0, 80) })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </div>
        {failed !== null && <ErrorState error={failed} />}
        {draft.kind !== null && <Columns sheet={sheet} kind={draft.kind} draft={draft} onChange={onChange} />}
      </div>
    </Card>
  );
}

function Columns({ sheet, kind, draft, onChange }: Omit<Parts, 'importId'> & { kind: Kind }) {
  const { t } = useLanguage();
  if (draft.columns.length === 0) return <p className="small fail">{t('import.map.noColumns')}</p>;
  return (
    <ul className="import-columns">
      {draft.columns.map(({ column, title, field }) => {
        const name = columnName(column);
        const samples = samplesOf(sheet, draft.headerRow, column);
        return (
          <li key={column}>
            <div>
              <p className="name" lang="vi">
                {t('import.map.column', { column: name, title: title || '…' })}
              </p>
              {samples.length > 0 && (
                <p className="small soft" lang="vi">
                  {t('import.map.sample', { values: samples.join(' · ') })}
                </p>
              )}
            </div>
            <select
              className="field"
              aria-label={t('import.map.field', { column: name })}
              value={field ?? ''}
              onChange={({ target }) => onChange(withField(draft, column, target.value || null))}
            >
              <option value="">{t('import.map.unread')}</option>
              {FIELDS[kind].map((one) => (
                <option key={one} value={one}>
                  {fieldName(t, one)}
                </option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}
