import { formatNumber } from '@bontot/i18n';
import { Go, StatusChip, useLanguage } from '../../shared/index.ts';
import { Strip, useCountsSentence } from '../commune/Distribution.tsx';
import { Tinted } from '../commune/Tinted.tsx';
import { useNarrow } from '../commune/use-narrow.ts';
import { pageOf, type ListedChild } from './child-rows.ts';

/** Committees with how their cells stand and their own result: a table, or a list of the same facts on a phone. */
export function ChildList({ rows }: { rows: readonly ListedChild[] }) {
  const { t, language } = useLanguage();
  const narrow = useNarrow();
  const sentence = useCountsSentence();
  if (narrow)
    return (
      <ul className="card-list" aria-label={t('units.children')}>
        {rows.map((row) => (
          <li key={row.cellId}>
            <Go href={pageOf(row.unit)} data-row lang="vi" className="name">
              {row.unit.name}
            </Go>
            <span className="small soft">{t('units.cellsOf', { n: row.cells })}</span>
            <div className="wide">
              <Strip counts={row.counts} slim />
              <span className="sr">{sentence(row.counts)}</span>
            </div>
            {row.own && (
              <p className="wide">
                <StatusChip outcome={row.own.outcome} />
              </p>
            )}
          </li>
        ))}
      </ul>
    );
  return (
    <div className="scroll">
      <table className="worst">
        <caption className="sr">{t('units.children')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('units.col.unit')}</th>
            <th scope="col" className="num">
              {t('units.col.cells')}
            </th>
            <th scope="col">{t('units.col.distribution')}</th>
            <th scope="col">{t('units.col.own')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cellId}>
              <th scope="row">
                <Go href={pageOf(row.unit)} data-row lang="vi">
                  {row.unit.name}
                </Go>
              </th>
              <td className="num">
                <Tinted of={row.cells}>{formatNumber(language, row.cells)}</Tinted>
              </td>
              <td className="strip-cell">
                <Strip counts={row.counts} slim />
                <span className="sr">{sentence(row.counts)}</span>
              </td>
              <td>
                {row.own ? <StatusChip outcome={row.own.outcome} /> : <span className="soft">{t('units.noOwn')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
