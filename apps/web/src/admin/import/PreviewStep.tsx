import { formatNumber } from '@bontot/i18n';
import { Card, ErrorState, useGo, useLanguage } from '../../shared/index.ts';
import type { Import } from './answers.ts';
import { toWrite } from './model.ts';
import { useStep } from './reads.ts';
import { Rows } from './Rows.tsx';

/** What would become of each row; nothing is written until somebody says so. */
export function PreviewStep({ told, onBack }: { told: Import; onBack: () => void }) {
  const { t, language } = useLanguage();
  const go = useGo();
  const step = useStep(told.importId);
  const rows = toWrite(told);
  return (
    <div className="meet-stack">
      <Card title={t('import.step.look')}>
        <div className="card-body">
          {rows === 0 ? (
            <>
              <p className="name">{t('import.look.nothing')}</p>
              <p className="small soft">
                {t(told.counts.problem > 0 ? 'import.look.lead' : 'import.look.nothing.why')}
              </p>
            </>
          ) : (
            <p className="small">{t('import.look.lead')}</p>
          )}
          <div className="row wrap">
            {rows > 0 && (
              <button
                className="btn primary"
                type="button"
                disabled={step.isPending}
                onClick={() => step.mutate({ step: 'confirm' })}
              >
                {t('import.look.write', { n: formatNumber(language, rows) })}
              </button>
            )}
            <button className="btn quiet" type="button" disabled={step.isPending} onClick={onBack}>
              {t('import.look.back')}
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
          {step.error && <ErrorState error={step.error} />}
        </div>
      </Card>
      <Rows told={told} title={t('import.look.filter')} first={told.counts.problem > 0 ? 'problem' : undefined} />
    </div>
  );
}
