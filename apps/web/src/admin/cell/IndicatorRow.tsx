import { actionSentence, formatDate, formatPoints, gainText, indicatorSentences } from '@bontot/i18n';
import { useId } from 'react';
import { CriterionBar, Icon, useLanguage, type IconName } from '../../shared/index.ts';
import { Changing } from './Changing.tsx';
import { IndicatorMore } from './IndicatorMore.tsx';
import type { Row, RowLook } from './model.ts';
import { useScene } from './scene.ts';

const ICONS: Record<RowLook, IconName> = {
  good: 'good',
  part: 'part',
  fail: 'fail',
  nodata: 'nodata',
  notdue: 'notdue',
  na: 'na',
};

/** One indicator in one line of facts; the whole line opens. */
export function IndicatorRow({ row, open, onToggle }: { row: Row; open: boolean; onToggle: () => void }) {
  const { language, t } = useLanguage();
  const { assessment, set } = useScene();
  const more = useId();
  const { id, indicator, look, next } = row;
  const [step] = next;
  const why = indicatorSentences(language, id, assessment, set).join(' ');
  return (
    <div className={`ind s-${look}${open ? ' open' : ''}`}>
      <button className="summary" type="button" data-row aria-expanded={open} aria-controls={more} onClick={onToggle}>
        <span className="id">{id}</span>
        <span className="mk">
          <Icon name={ICONS[look]} className={look === 'part' ? 'good' : look} />
          <span className="sr">{t(`cell.look.${look}`)}</span>
        </span>
        <span className="nm">
          <b>{indicator.name[language]}</b>
          {indicator.mandatory && (
            <>
              {' '}
              <span className="bb">{t('cell.mandatory')}</span>
            </>
          )}
          <span className="why">
            <Changing value={why} />
          </span>
        </span>
        <Points row={row} />
        <span className="nx">
          {step && (
            <>
              {actionSentence(language, step, set, assessment)}{' '}
              <b className={step.unblocks.length > 0 ? 'gain key' : 'gain'}>{gainText(language, step, set)}</b>
            </>
          )}
        </span>
        <Icon name="down" className="cv" />
      </button>
      <p className="print-only rule-short tiny">{indicator.hint[language]}</p>
      <div id={more} className="more-place">
        {open && <IndicatorMore row={row} />}
      </div>
    </div>
  );
}

/** Points of what can be judged with the bar; the word of the state where nothing is scored. */
function Points({ row: { look, points, amounts, dueFrom } }: { row: Row }) {
  const { language, t } = useLanguage();
  const { assessment, asked } = useScene();
  const number = (amount: number) => formatPoints(language, amount);
  const { earned = 0, lost = 0, noData = 0, notDue = 0, max } = amounts;
  const due = dueFrom ? formatDate(language, `${asked.period}-${dueFrom}`, asked.period) : null;
  const word = {
    nodata: t('state.no_data'),
    na: t('state.not_applicable'),
    notdue: due ? t('cell.from', { date: due }) : t('state.not_due'),
  };
  if (assessment.scheme === 'pass_fail')
    return (
      <span className="pt">
        <b className={look}>{look === 'notdue' ? word.notdue : t(`cell.item.${look}`)}</b>
      </span>
    );
  if (points === null)
    return (
      <span className="pt">
        <span className={look}>{look === 'nodata' || look === 'na' ? word[look] : word.notdue}</span>
        {look !== 'na' && <span className="of">/ {number(max)}</span>}
        <CriterionBar thin {...amounts} />
      </span>
    );
  return (
    <span className="pt">
      <b>
        <Changing value={number(points)} />
      </b>
      <span className="of">/ {number(earned + lost)}</span>
      {noData > 0 && <span className="of nodata">{t('cell.plus.noData', { amount: number(noData) })}</span>}
      {notDue > 0 && <span className="of notdue">{t('cell.plus.notDue', { amount: number(notDue) })}</span>}
      <CriterionBar thin {...amounts} />
    </span>
  );
}
