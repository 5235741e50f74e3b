import { useState } from 'react';
import { Card, ErrorState, useGo, useLanguage, useSession } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';
import type { Import } from './answers.ts';
import { draftOf, mappingOf, type SheetDraft } from './model.ts';
import { useStep } from './reads.ts';
import { SheetMap } from './SheetMap.tsx';

/** What the columns mean: proposed, and corrected by a person. */
export function MappingStep({ told, onMapped }: { told: Import; onMapped: () => void }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const go = useGo();
  const step = useStep(told.importId);
  const [asOf, date] = useState(told.mapping?.asOf ?? today);
  const [drafts, draw] = useState<SheetDraft[]>(() =>
    told.sheets.map((sheet) =>
      draftOf(
        sheet,
        told.mapping?.sheets.find((mapped) => mapped.sheet === sheet.sheet),
      ),
    ),
  );
  const isAnything = drafts.some(({ kind }) => kind !== null);
  return (
    <form
      className="meet-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        step.mutate({ step: 'mapping', body: { asOf, sheets: drafts.map(mappingOf) } }, { onSuccess: onMapped });
      }}
    >
      <Card title={t('import.step.map')}>
        <div className="card-body">
          <p className="small">{t('import.map.lead')}</p>
          {told.sheets.some(({ proposed }) => proposed.remembered) && (
            <p className="small soft">{t('import.map.remembered')}</p>
          )}
          <Field label={t('import.map.asOf')} hint={t('import.map.asOf.hint')}>
            {(bound) => (
              <input
                {...bound}
                className="field import-day"
                type="date"
                max={today}
                required
                value={asOf}
                onChange={({ target }) => date(target.value)}
              />
            )}
          </Field>
        </div>
      </Card>
      {told.sheets.map((sheet, at) => (
        <SheetMap
          key={sheet.sheet}
          importId={told.importId}
          sheet={sheet}
          draft={drafts[at]!}
          onChange={(draft) => draw((all) => all.map((one, index) => (index === at ? draft : one)))}
        />
      ))}
      {step.error && <ErrorState error={step.error} />}
      <div className="row wrap">
        <button className="btn primary" type="submit" disabled={step.isPending || !isAnything || asOf === ''}>
          {t('import.map.go')}
        </button>
        <button
          className="btn quiet"
          type="button"
          disabled={step.isPending}
          onClick={() => step.mutate({ step: 'cancel' }, { onSuccess: () => go('/import') })}
        >
          {t('import.drop.it')}
        </button>
      </div>
    </form>
  );
}
