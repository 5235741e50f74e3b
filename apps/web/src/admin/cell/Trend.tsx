import { formatDate, formatLimit, percentOf } from '@bontot/i18n';
import { useState } from 'react';
import { useLanguage } from '../../shared/index.ts';
import { monthLabel, trendLine } from './charts.ts';
import { useTrend } from './queries.ts';
import { useScene } from './scene.ts';

const WIDTH = 252;
const HEIGHT = 56;
const TOP = 8;

/** How the year went: a line with the limit dashed and named, and the same as a table one key away. */
export function Trend() {
  const { language, t } = useLanguage();
  const { asked, set } = useScene();
  const { data } = useTrend(asked);
  const [asTable, showTable] = useState(false);
  const limit = set.scheme === 'points' ? set.rules.title.minTotal : 90;
  // Seen from an earlier day the line ends there.
  const items = data?.items.filter(({ day }) => day <= (asked.asOf ?? day));
  const line = items && trendLine(items, limit, WIDTH, HEIGHT);
  // Its place is kept while it is on its way, so that nothing moves when it comes.
  if (!line) return <div className="trend-place" />;
  const [first, last] = [line.points[0]!, line.points.at(-1)!];
  // A year that is over may still change; what it stands at today is told by its date.
  const label = (day: string) =>
    day.startsWith(asked.period) ? monthLabel(language, Number(day.slice(5, 7))) : formatDate(language, day);
  const text = line.points
    .map(({ day, value }) => `${formatDate(language, day)} ${percentOf(language, value)}`)
    .join(', ');
  return (
    <div className="trend">
      {asTable ? (
        <table>
          <caption className="sr">{t('cell.trend')}</caption>
          <tbody>
            {line.points.map(({ day, value }) => (
              <tr key={day}>
                <th scope="row">{formatDate(language, day, asked.period)}</th>
                <td className="num">{percentOf(language, value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <svg
          viewBox="0 0 300 88"
          role="img"
          aria-label={t('cell.trend.label', { values: text, limit: formatLimit(language, limit) })}
        >
          <g transform={`translate(6 ${TOP})`}>
            <line x1="-4" x2={WIDTH + 6} y1={line.limitY} y2={line.limitY} className="trend-limit" />
            <text x={WIDTH + 10} y={line.limitY + 4}>
              {formatLimit(language, limit)}
            </text>
            <polyline className="trend-line" points={line.points.map(({ x, y }) => `${x},${y}`).join(' ')} />
            <circle cx={last.x} cy={last.y} r="4.5" className="trend-now" />
            <text x="0" y={HEIGHT + 20}>
              {label(first.day)}
            </text>
            <text x={WIDTH} y={HEIGHT + 20} textAnchor="middle">
              {label(last.day)}
            </text>
          </g>
        </svg>
      )}
      <button className="link tiny no-print" type="button" aria-pressed={asTable} onClick={() => showTable(!asTable)}>
        {asTable ? t('cell.asChart') : t('cell.asTable')}
      </button>
    </div>
  );
}
