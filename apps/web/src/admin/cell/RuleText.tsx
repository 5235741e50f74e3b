import { formatLimit, formatPoints } from '@bontot/i18n';
import type { Indicator, Part } from '@bontot/scoring-core';
import { useLanguage, type Say } from '../../shared/index.ts';
import type { Language } from '@bontot/i18n';
import { papersIn } from './papers.ts';
import { useScene } from './scene.ts';

/** How an indicator is scored: the hint of the set, the formula of each part, the condition it holds, and the source. */
export function RuleText({ indicator }: { indicator: Indicator }) {
  const { language, t } = useLanguage();
  const { set } = useScene();
  return (
    <>
      <p>
        <b>{t('cell.rule.title')}</b> {indicator.hint[language]}
      </p>
      <ul className="rules soft">
        {indicator.parts.map((part) => (
          <li key={part.id}>
            {[formulaText(language, t, part), floorText(language, t, part)].filter(Boolean).join(' ')}
          </li>
        ))}
      </ul>
      <p className="soft">
        {t('cell.rule.source', { set: set.name[language], version: set.version })}
        <Basis text={indicator.basis} />
      </p>
    </>
  );
}

/** The set keeps its grounds as a note in English; other readers see the papers that it names, as these are numbered. */
function Basis({ text }: { text: string }) {
  const { language } = useLanguage();
  const shown = language === 'en' ? text : papersIn(text).join('; ');
  return (
    shown && (
      <>
        {' · '}
        <span lang={language === 'en' ? 'en' : 'vi'}>{shown}</span>
      </>
    )
  );
}

export function formulaText(language: Language, t: Say, { formula, max, passPct }: Part): string {
  const percent = (value: number) => formatLimit(language, value);
  const points = max === undefined ? null : formatPoints(language, max);
  if (points === null) return passPct === undefined ? '' : t('cell.rule.pass', { percent: percent(passPct) });
  switch (formula.kind) {
    case 'ratio':
      return formula.loPct === 0 && formula.hiPct === 100
        ? t('cell.rule.share', { points })
        : t('cell.rule.ratio', { lo: percent(formula.loPct), hi: percent(formula.hiPct), points });
    case 'steps':
      return t('cell.rule.steps', {
        points,
        steps: formula.steps.map(({ atPct, givePct }) => `${percent(atPct)} → ${percent(givePct)}`),
      });
    case 'calendar':
      return t(`cell.rule.calendar.${formula.every}`, { points });
    case 'target':
      return t('cell.rule.target', { points });
    case 'deduct':
      return t('cell.rule.deduct', { points, per: formatPoints(language, formula.per) });
    case 'judged':
      return t('cell.rule.judged', { points });
  }
}

function floorText(language: Language, t: Say, { floor }: Part): string {
  if (!floor) return '';
  const limit =
    floor.minPct !== undefined
      ? t('cell.rule.floor.min', { percent: formatLimit(language, floor.minPct) })
      : t('cell.rule.floor.max', { n: floor.maxCount ?? 0 });
  return floor.from === 'close' ? `${limit} ${t('cell.rule.floor.close')}` : limit;
}
