import { actionSentence, gainText } from '@bontot/i18n';
import { Card, useLanguage } from '../../shared/index.ts';
import { useScene } from './scene.ts';

/** Up to five steps, conditions first, then by gain; each leads to its indicator. */
export function DoNext() {
  const { language, t } = useLanguage();
  const { assessment, set, open } = useScene();
  const steps = (assessment.doNext ?? []).slice(0, 5);
  return (
    <Card title={t('cell.todo.title')}>
      {steps.length === 0 ? (
        <p className="small soft rail-none">{t('cell.todo.none')}</p>
      ) : (
        <ol className="todo">
          {steps.map((step, index) => (
            <li key={`${step.indicator ?? step.gate} ${step.code} ${step.part}`} className="keep">
              <span className="k">{index + 1}</span>
              <span>
                {actionSentence(language, step, set, assessment)}{' '}
                {step.indicator && (
                  <button className="link soft nb" type="button" onClick={() => open(step.indicator!)}>
                    ({step.indicator})
                  </button>
                )}
              </span>
              <b className={step.unblocks.length > 0 ? 'gain key' : 'gain'}>{gainText(language, step, set)}</b>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
