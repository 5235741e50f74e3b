import { formatNumber, type WordKey } from '@bontot/i18n';
import { useState } from 'react';
import { Card, Dialog, ErrorState, Go, useLanguage } from '../../shared/index.ts';
import type { Import } from './answers.ts';
import { useStep } from './reads.ts';
import { Rows } from './Rows.tsx';

const FIGURES = ['created', 'changed', 'moved', 'refused'] as const;

/** What became of a file, how to take it back, and what comes next. */
export function ResultStep({ told }: { told: Import }) {
  const { t, language } = useLanguage();
  const [asking, ask] = useState(false);
  const step = useStep(told.importId);
  const { written, counts, undone, phase, progress } = told;
  const number = (count: number) => formatNumber(language, count);
  const said: Partial<Record<Import['phase'], string>> = {
    stopped: t('import.done.stopped', { done: number(progress.done), of: number(progress.of) }),
    undone: t('import.done.undone', { undone: number(undone.undone), kept: number(undone.kept) }),
    dropped: t('import.done.dropped'),
  };
  return (
    <div className="meet-stack">
      <Card title={t('import.done.title')}>
        <div className="card-body">
          {said[phase] && <p>{said[phase]}</p>}
          {phase !== 'dropped' && (
            <dl className="import-figures">
              {FIGURES.map((figure) => (
                <div key={figure}>
                  <dt className="small soft">{t(`import.done.${figure}` satisfies WordKey)}</dt>
                  <dd className="num">{number(written[figure])}</dd>
                </div>
              ))}
              <div>
                <dt className="small soft">{t('import.done.problem')}</dt>
                <dd className="num">{number(counts.problem)}</dd>
              </div>
            </dl>
          )}
          <div className="row wrap">
            <Go href={`/units/${told.unitId}/people`} className="btn">
              {t('import.done.next.people')}
            </Go>
            <Go href="/import" className="btn quiet">
              {t('import.done.next.again')}
            </Go>
            {told.mayUndo && (
              <button className="btn quiet" type="button" onClick={() => ask(true)}>
                {t('import.undo')}
              </button>
            )}
          </div>
          {step.error && <ErrorState error={step.error} />}
        </div>
      </Card>
      {phase !== 'dropped' && (
        <Rows told={told} title={t('import.look.filter')} first={counts.problem > 0 ? 'problem' : undefined} />
      )}
      <Dialog
        title={t('import.undo')}
        open={asking}
        onClose={() => ask(false)}
        actions={
          <button
            className="btn primary"
            type="button"
            data-autofocus
            onClick={() => {
              ask(false);
              step.mutate({ step: 'undo' });
            }}
          >
            {t('import.undo.act')}
          </button>
        }
      >
        <p>{t('import.undo.why')}</p>
      </Dialog>
    </div>
  );
}
