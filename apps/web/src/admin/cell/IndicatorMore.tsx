import { actionSentence, becauseSentence, explanationOf, gainText, measureName } from '@bontot/i18n';
import type { Formula } from '@bontot/scoring-core';
import { ErrorState, Loading, useLanguage } from '../../shared/index.ts';
import { monthsOf } from './charts.ts';
import { EvidenceList } from './EvidenceList.tsx';
import type { Row } from './model.ts';
import { MonthBars } from './MonthBars.tsx';
import { useEvidence } from './queries.ts';
import { RuleText } from './RuleText.tsx';
import { useScene } from './scene.ts';

/** What lies behind an indicator: the year by month, the rule with its numbers, what to do, and the evidence. */
export function IndicatorMore({ row: { id, indicator } }: { row: Row }) {
  const { language, t } = useLanguage();
  const { assessment, set, asked } = useScene();
  const { data, error, refetch } = useEvidence(asked, id, true);
  const { because, next } = explanationOf(assessment, id);
  const facts = data?.facts ?? [];
  const charts = data?.complete
    ? indicator.parts.flatMap((part) => {
        const measure = measureIn(part.formula);
        const months = measure ? monthsOf(facts, measure) : [];
        return measure && months.length > 0 ? [{ part, measure, months }] : [];
      })
    : [];
  return (
    <div className="more">
      {charts.length > 0 && (
        <div className="minis">
          {charts.map(({ part, measure, months }) => (
            <MonthBars key={part.id} name={measureName(language, measure)} months={months} limit={limitOf(part)} />
          ))}
        </div>
      )}
      <div className={charts.length > 0 ? 'rule' : 'rule wide'}>
        <RuleText indicator={indicator} />
        {because.map((one) => (
          <p key={one.part}>{becauseSentence(language, one, set)}</p>
        ))}
        {next.length > 0 && (
          <>
            <p>
              <b>{t('cell.more.next')}</b>
            </p>
            <ul className="steps">
              {next.map((action, index) => (
                <li key={index}>
                  {actionSentence(language, action, set, assessment)}{' '}
                  <b className={action.unblocks.length > 0 ? 'gain key' : 'gain'}>{gainText(language, action, set)}</b>
                  {action.proof && <span className="soft"> {t('cell.more.proof')}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="ev">
        {error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : data ? (
          <EvidenceList
            facts={data.facts}
            complete={data.complete}
            roles={because.flatMap(({ evidence }) => evidence)}
          />
        ) : (
          <Loading blocks={[3]} />
        )}
      </div>
    </div>
  );
}

/** The measure whose months tell the part's story. */
function measureIn(formula: Formula): string | undefined {
  if (formula.kind === 'ratio' || formula.kind === 'steps')
    return formula.of === undefined ? formula.measures[0] : undefined;
  return formula.kind === 'calendar' ? formula.measure : undefined;
}

/** The share at which a month would carry the part: its floor, else where full points begin. */
function limitOf({
  formula,
  floor,
}: {
  formula: Formula;
  floor?: { minPct?: number | undefined } | undefined;
}): number | null {
  const percent =
    floor?.minPct ?? (formula.kind === 'ratio' ? formula.hiPct : formula.kind === 'calendar' ? 100 : null);
  return percent === null ? null : percent / 100;
}
