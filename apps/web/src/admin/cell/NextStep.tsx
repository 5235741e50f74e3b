import { can } from '@bontot/access';
import { actionSentence, gainText } from '@bontot/i18n';
import { Go, Icon, searchTo, useLanguage, useSession } from '../../shared/index.ts';
import type { NextStep as Step } from './answers.ts';
import { useScene } from './scene.ts';

/** The one filled button of the page: the act itself where the reader may do it here, else the way to its reasons. */
export function NextStep() {
  const { language, t } = useLanguage();
  const { assessment, set, asked } = useScene();
  const [step] = assessment.doNext ?? [];
  if (!step || asked.asOf || asked.knownOn) return null;
  return (
    <div className="step">
      <Icon name="right" />
      <p>
        <b>{t('cell.next')}</b> {actionSentence(language, step, set, assessment)}{' '}
        <b className="gain nb">{gainText(language, step, set)}</b>
      </p>
      <ActButton step={step} />
    </div>
  );
}

function ActButton({ step }: { step: Step }) {
  const { t } = useLanguage();
  const { actor, today } = useSession();
  const { asked, unit, open } = useScene();
  const here = { path: unit.path };
  const measure = step.edits[0]?.measure;
  if (step.code === 'confirm' && can(actor, 'evidence.confirm', here, today))
    return (
      <Go className="btn first" href={`/inbox?cellId=${unit.id}`} data-key-act>
        {t('cell.act.confirm')}
      </Go>
    );
  if (step.code !== 'confirm' && measure && !measure.startsWith('sub.') && can(actor, 'evidence.enter', here, today))
    return (
      <Go
        className="btn first"
        href={`/cells/${unit.id}/enter${searchTo({ period: asked.period, measure })}`}
        data-key-act
      >
        {t('cell.act.enter')}
      </Go>
    );
  const { indicator } = step;
  if (!indicator) return null;
  return (
    <button className="btn first" type="button" data-key-act onClick={() => open(indicator)}>
      {t('cell.act.see', { indicator })}
    </button>
  );
}
