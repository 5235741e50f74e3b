import { outcomeName, whySentence } from '@bontot/i18n';
import { Icon, lookOfOutcome, useLanguage } from '../../shared/index.ts';
import { Figure } from './Figure.tsx';
import { NextStep } from './NextStep.tsx';
import { useScene } from './scene.ts';

/** Why first, then one next step, then how much. */
export function Hero() {
  const { language, t } = useLanguage();
  const { assessment, set } = useScene();
  const { lead, others } = whySentence(language, assessment, set);
  const { look } = lookOfOutcome[assessment.result];
  const outcome = outcomeName(language, assessment.result).toLocaleLowerCase(language);
  return (
    <section className="card hero" aria-labelledby="why">
      <div className={`why1 edge-${look}`}>
        <h2 id="why" className="small soft">
          {t('cell.why.title', { outcome })}
        </h2>
        <p className="say">{lead}</p>
        {others && <p>{others}</p>}
        <NextStep />
        <p className="small soft">{t('cell.why.computed')}</p>
        <Decided />
      </div>
      <Figure />
    </section>
  );
}

/** The title that people decided; beside the computed state and never merged with it. */
function Decided() {
  const { t } = useLanguage();
  const { assessment } = useScene();
  if (assessment.mode !== 'final') return null;
  const { decided } = assessment;
  return (
    <p className="row wrap small decided">
      <Icon name="document" />
      {decided
        ? t('cell.decided', { title: decided.title, number: decided.number, issuer: decided.issuer })
        : t('cell.decided.none')}
    </p>
  );
}
