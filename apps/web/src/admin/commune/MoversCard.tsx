import { changeSentence, formatPoints, outcomeName } from '@bontot/i18n';
import { useState } from 'react';
import { Card, ErrorState, Go, Loading, SegmentedControl, useLanguage } from '../../shared/index.ts';
import { directionOf, MOVERS_SHOWN, namedIndicators, type Direction, type Mover } from './movers.ts';
import { inSentence } from './in-sentence.ts';
import { useMovers } from './reads.ts';

const spans = ['1', '7', '30'] as const;
type Span = (typeof spans)[number];

const looks: Record<Direction, string> = { up: 'good', down: 'fail', same: 'soft' };
const arrows: Record<Direction, string> = {
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  same: 'M5 12h14M13 6l6 6-6 6',
};

/** Cells whose state or pace moved most, the largest step first. */
export function MoversCard({ unitId, period }: { unitId: string; period: string }) {
  const { t } = useLanguage();
  const [span, setSpan] = useState<Span>('1');
  const [all, showAll] = useState(false);
  const { data, error, refetch } = useMovers(unitId, period, Number(span));
  const items = data?.items ?? [];
  const shown = all ? items : items.slice(0, MOVERS_SHOWN);
  return (
    <Card title={t(`units.movers.title.${span}`)} className="movers">
      <div className="span">
        <SegmentedControl
          label={t('units.movers.span')}
          value={span}
          options={spans.map((value) => ({ value, label: t(`units.movers.${value}`) }))}
          onChange={setSpan}
        />
      </div>
      {!data && error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading blocks={[4]} />}
      {data && items.length === 0 && <p className="note small soft">{t('units.movers.none')}</p>}
      <ul>
        {shown.map((mover) => (
          <MoverItem key={mover.cellId} mover={mover} />
        ))}
      </ul>
      {items.length > shown.length && (
        <p className="foot">
          <button type="button" className="btn quiet" onClick={() => showAll(true)}>
            {t('units.movers.more', { n: items.length - shown.length })}
          </button>
        </p>
      )}
    </Card>
  );
}

function MoverItem({ mover }: { mover: Mover }) {
  const { t, language } = useLanguage();
  const { from, to, changed } = mover;
  const direction = directionOf(mover);
  const pace = (value: number | null): string => (value === null ? '–' : formatPoints(language, value));
  const figures = { from: pace(from.pace), to: pace(to.pace) };
  const { ids, more } = namedIndicators(changed);
  const indicators =
    changed.length === 0
      ? ''
      : more > 0
        ? t('units.movers.indicatorsMore', { ids, n: more })
        : t('units.movers.indicators', { ids, n: changed.length });
  const outcome =
    from.outcome === to.outcome
      ? outcomeName(language, to.outcome)
      : changeSentence(language, from.outcome, to.outcome);
  return (
    <li>
      <svg className={`i ${looks[direction]}`} viewBox="0 0 24 24" aria-hidden="true">
        <path d={arrows[direction]} />
      </svg>
      <Go href={`/cells/${mover.cellId}`} lang="vi" className="name">
        {mover.name}
      </Go>
      {from.pace !== null && to.pace !== null && (
        <span className={`nb fig-num ${looks[direction]}`}>
          <span className="sr">{t(`units.movers.${direction}`, figures)}</span>
          <span aria-hidden="true">{t('units.movers.figures', figures)}</span>
        </span>
      )}
      <span className="d">
        {indicators ? t('units.movers.both', { outcome, indicators: inSentence(indicators) }) : outcome}
      </span>
    </li>
  );
}
