import { useState } from 'react';
import { addressOf, Card, SegmentedControl, useLanguage } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';

type Unit = { unitId: string; unitName: string };
const LEAST_REASON = 5;

/** Lists as files. Names go out with a reason, which is kept. */
export function ExportCard({ units }: { units: readonly Unit[] }) {
  const { t } = useLanguage();
  const [unitId, from] = useState(units[0]!.unitId);
  const [what, take] = useState<'members' | 'units'>('members');
  const [format, as] = useState<'xlsx' | 'csv'>('xlsx');
  const [reason, say] = useState('');
  const [asked, ask] = useState(false);
  const lacking = what === 'members' && reason.trim().length < LEAST_REASON;
  const query = { unitId, format, ...(what === 'members' && { reason: reason.trim() }) };
  return (
    <Card title={t('import.export')}>
      <form
        className="card-body import-export"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask(true);
          if (!lacking) location.assign(addressOf(`/api/v1/exports/${what}`, query));
        }}
      >
        <p className="small soft">{t('import.export.lead')}</p>
        {units.length > 1 && (
          <Field label={t('import.field.unit')}>
            {(bound) => (
              <select
                {...bound}
                className="field"
                value={unitId}
                onChange={({ target }) => from(target.value)}
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
        <SegmentedControl
          label={t('import.export.what')}
          value={what}
          options={[
            { value: 'members', label: t('import.export.members') },
            { value: 'units', label: t('import.export.units') },
          ]}
          onChange={take}
        />
        <SegmentedControl
          label={t('import.export.format')}
          value={format}
          options={[
            { value: 'xlsx', label: 'Excel' },
            { value: 'csv', label: 'CSV' },
          ]}
          onChange={as}
        />
        {what === 'members' && (
          <Field
            label={t('import.export.reason')}
            hint={t('import.export.reason.hint')}
            fault={asked && lacking ? t('import.export.reason.missing') : undefined}
          >
            {(bound) => (
              <input
                {...bound}
                className="field"
                value={reason}
                maxLength={300}
                onChange={({ target }) => say(target.value)}
              />
            )}
          </Field>
        )}
        <button className="btn" type="submit">
          {t('import.export.act')}
        </button>
      </form>
    </Card>
  );
}
