import { formatNumber } from '@bontot/i18n';
import { Card, ErrorState, useLanguage } from '../../shared/index.ts';
import type { Import } from './answers.ts';
import { shareOf } from './model.ts';
import { useStep } from './reads.ts';

/** How far a machine is, and the button that stops it. */
export function Working({ told }: { told: Import }) {
  const { t, language } = useLanguage();
  const step = useStep(told.importId);
  const { progress, cancelAsked } = told;
  const phase = told.phase as 'previewing' | 'running' | 'undoing';
  const done = formatNumber(language, progress.done);
  const title = t(`import.working.${phase}`);
  const said =
    progress.of > 0
      ? t('import.working.of', { done, of: formatNumber(language, Math.max(progress.of, progress.done)) })
      : t('import.working.done', { done });
  return (
    <Card title={title}>
      <div className="card-body">
        <progress className="import-progress" aria-label={title} value={shareOf(progress)} />
        <p className="small num" role="status">
          {said}
        </p>
        <p className="small soft">{cancelAsked ? t('import.stopping') : t('import.working.leave')}</p>
        {phase !== 'undoing' && !cancelAsked && (
          <button
            className="btn"
            type="button"
            disabled={step.isPending}
            onClick={() => step.mutate({ step: 'cancel' })}
          >
            {t('import.stop')}
          </button>
        )}
        {step.error && <ErrorState error={step.error} />}
      </div>
    </Card>
  );
}
