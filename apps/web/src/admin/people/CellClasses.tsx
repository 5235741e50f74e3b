import { Card, Go, useLanguage } from '../../shared/index.ts';
import { useNarrow } from '../commune/use-narrow.ts';
import { useCells } from '../meetings/reads.ts';
import { classes, type PeopleUnit } from './answers.ts';
import { cellLines, gradeKey, totalOf, type CellLine } from './classes.ts';
import type { YearOfClasses } from './reads.ts';
import { ShareCard } from './ShareCard.tsx';

type Parts = { unit: PeopleUnit; year: string; answer: YearOfClasses };

/** A committee: one line for each cell, those that lag behind first; the decision is made cell by cell. */
export function CellClasses({ unit, year, answer: { rows, shares, whole } }: Parts) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const cells = useCells(unit.unitId);
  const names = new Map(cells.data?.map(({ cellId, name }) => [cellId, name]));
  const lines = cellLines(rows).map((line) => ({ ...line, name: names.get(line.cellId) ?? line.cellId }));
  const View = narrow ? CellList : CellTable;
  return (
    <>
      <ShareCard proposed={shares.proposed} decided={shares.decided} />
      <Card title={t('people.class.cells')}>
        <View lines={lines} year={year} />
        {!whole && <p className="note small soft">{t('people.class.partial', { n: rows.length })}</p>}
      </Card>
    </>
  );
}

type Line = CellLine & { name: string };
type ViewParts = { lines: readonly Line[]; year: string };

const CellLink = ({ line: { cellId, name }, year }: { line: Line; year: string }) => (
  <Go href={`/units/${cellId}/classification?year=${year}`} className="name" data-row lang="vi">
    {name}
  </Go>
);

function CellTable({ lines, year }: ViewParts) {
  const { t } = useLanguage();
  return (
    <div className="scroll">
      <table className="worst class-cells">
        <caption className="sr">{t('people.class.cells')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.col.cell')}</th>
            <th scope="col" className="num">
              {t('people.class.col.voted')}
            </th>
            <th scope="col" className="num">
              {t('people.class.col.decided')}
            </th>
            {classes.map((grade) => (
              <th key={grade} scope="col" className="num">
                {t(gradeKey(grade))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.cellId}>
              <th scope="row">
                <CellLink line={line} year={year} />
              </th>
              <td className="num">
                {line.voted}/{line.members}
              </td>
              <td className="num">
                {line.decided}/{line.members}
              </td>
              {classes.map((grade) => (
                <td key={grade} className="num">
                  {totalOf(line.shares) === 0 ? '–' : line.shares[grade]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellList({ lines, year }: ViewParts) {
  const { t } = useLanguage();
  return (
    <ul className="card-list class-cells" aria-label={t('people.class.cells')}>
      {lines.map((line) => (
        <li key={line.cellId}>
          <CellLink line={line} year={year} />
          <dl className="wide small class-facts">
            <dt className="soft">{t('people.class.col.voted')}</dt>
            <dd>
              {line.voted}/{line.members}
            </dd>
            <dt className="soft">{t('people.class.col.decided')}</dt>
            <dd>
              {line.decided}/{line.members}
            </dd>
            {classes
              .filter((grade) => line.shares[grade] > 0)
              .map((grade) => [
                <dt key={`${grade} name`} className="soft">
                  {t(gradeKey(grade))}
                </dt>,
                <dd key={grade}>{line.shares[grade]}</dd>,
              ])}
          </dl>
        </li>
      ))}
    </ul>
  );
}
