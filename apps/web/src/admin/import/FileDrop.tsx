import { formatPercent } from '@bontot/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type DragEvent } from 'react';
import { Card, ErrorState, useGo, useLanguage } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';
import { FILE_TYPES, MEGABYTES, sendFile } from './send.ts';

type Unit = { unitId: string; unitName: string };

/** Where a file comes in: dragged, or chosen by a button. What goes wrong is said here, and the file may be sent again. */
export function FileDrop({ units }: { units: readonly Unit[] }) {
  const { t, language } = useLanguage();
  const go = useGo();
  const client = useQueryClient();
  const hint = useId();
  const [unitId, into] = useState(units[0]!.unitId);
  const [over, hover] = useState(false);
  const [sending, tell] = useState<{ name: string; share: number } | null>(null);
  const [failed, fail] = useState<{ error: unknown; file: File } | null>(null);

  const send = async (file: File) => {
    fail(null);
    tell({ name: file.name, share: 0 });
    try {
      const told = await sendFile(unitId, file, (share) => tell({ name: file.name, share }));
      client.setQueryData(['import', told.importId], told);
      go(`/import/${told.importId}`);
    } catch (error) {
      fail({ error, file });
    } finally {
      tell(null);
      void client.invalidateQueries({ queryKey: ['imports'] });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    hover(false);
    const file = event.dataTransfer.files[0];
    if (file && !sending) void send(file);
  };
  return (
    <Card title={t('import.new')}>
      <div className="card-body">
        {units.length > 1 && (
          <Field label={t('import.unit')}>
            {(bound) => (
              <select
                {...bound}
                className="field"
                value={unitId}
                onChange={({ target }) => into(target.value)}
                lang="vi"
              >
                {units.map((unit) => (
                  <option key={unit.unitId} value={unit.unitId}>
                    {unit.unitName}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div
          className="import-drop"
          data-over={over || undefined}
          onDragOver={(event) => (event.preventDefault(), hover(true))}
          onDragLeave={() => hover(false)}
          onDrop={drop}
        >
          <p className="import-drop-title">{t(over ? 'import.drop.now' : 'import.drop')}</p>
          <label className="btn primary import-choose">
            {t('import.choose')}
            <input
              className="sr"
              type="file"
              accept={FILE_TYPES}
              aria-describedby={hint}
              disabled={sending !== null}
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = '';
                if (file) void send(file);
              }}
            />
          </label>
          <p className="small soft" id={hint}>
            {t('import.drop.hint', { megabytes: MEGABYTES })}
          </p>
        </div>
        <p className="small" role="status">
          {sending &&
            (sending.share < 1
              ? t('import.sending', {
                  name: sending.name,
                  share: formatPercent(language, Math.round(sending.share * 100), 100),
                })
              : t('import.reading', { name: sending.name }))}
        </p>
        {failed && <ErrorState error={failed.error} retry={() => void send(failed.file)} />}
      </div>
    </Card>
  );
}
