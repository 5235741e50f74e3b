import { formatLimit, formatNumber, formatRatio } from '@bontot/i18n';
import { useState } from 'react';
import { useLanguage } from '../../shared/index.ts';
import { isBelow, monthLabel, type MonthBar } from './charts.ts';

const HEIGHT = 84;
const STEP = 30;
const BAR = 22;

/** One bar a month, those below the limit hollow; a month without data is a gap. The same as a table one key away. */
export function MonthBars({
  name,
  months,
  limit,
}: {
  name: string;
  months: readonly MonthBar[];
  limit: number | null;
}) {
  const { language, t } = useLanguage();
  const [asTable, showTable] = useState(false);
  const text = (bar: MonthBar) => (bar.part === null ? t('state.no_data') : formatRatio(language, bar.part, bar.whole));
  const month = (n: number) => monthLabel(language, n);
  const label = months.map((bar) => `${month(bar.month)} ${text(bar)}`).join(', ');
  const width = months.length * STEP + 44;
  const limitY = limit === null ? 0 : HEIGHT * (1 - limit) + 4;
  return (
    <figure className="mini keep">
      <figcaption className="tiny soft">{t('cell.chart.caption', { name })}</figcaption>
      {asTable ? (
        <table>
          <caption className="sr">{name}</caption>
          <tbody>
            {months.map((bar) => (
              <tr key={bar.month}>
                <th scope="row">{month(bar.month)}</th>
                <td className="num">{text(bar)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <svg
          viewBox={`0 0 ${width} ${HEIGHT + 42}`}
          style={{ inlineSize: `${width / 14.5}rem` }}
          role="img"
          aria-label={`${name}: ${label}`}
        >
          {months.map((bar, index) => {
            if (bar.part === null)
              return (
                <text key={bar.month} className="axis" x={index * STEP + STEP / 2} y={HEIGHT + 36}>
                  {month(bar.month)}
                </text>
              );
            const below = isBelow(bar, limit);
            const share = bar.whole === 0 ? 0 : bar.part / bar.whole;
            const height = Math.max(1.5, share * HEIGHT);
            return (
              <g key={bar.month}>
                <rect
                  className={below ? 'bar-below' : 'bar-full'}
                  x={index * STEP + (STEP - BAR) / 2}
                  y={HEIGHT + 4 - height}
                  width={BAR}
                  height={height}
                  rx="2"
                />
                <text className={below ? 'count strong' : 'count'} x={index * STEP + STEP / 2} y={HEIGHT + 19}>
                  {formatNumber(language, bar.part)}
                </text>
                <text className="axis" x={index * STEP + STEP / 2} y={HEIGHT + 36}>
                  {month(bar.month)}
                </text>
              </g>
            );
          })}
          {limit !== null && (
            <>
              <line className="limit" x1="0" x2={width - 40} y1={limitY} y2={limitY} />
              <text className="limit-text" x={width - 36} y={limitY + 4}>
                {formatLimit(language, Math.round(limit * 100))}
              </text>
            </>
          )}
        </svg>
      )}
      <button className="link tiny no-print" type="button" aria-pressed={asTable} onClick={() => showTable(!asTable)}>
        {asTable ? t('cell.asChart') : t('cell.asTable')}
      </button>
    </figure>
  );
}
