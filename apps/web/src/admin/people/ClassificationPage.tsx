import { Card, EmptyState, ErrorState, Go, Loading, useLanguage, usePlace, useSession } from '../../shared/index.ts';
import { useCells } from '../meetings/reads.ts';
import { classes, type PeopleUnit } from './answers.ts';
import { cellLines, gradeKey, reviewedRows, totalOf, yearInSeason } from './classes.ts';
import { ClassTable } from './ClassTable.tsx';
import { DecideForm } from './DecideForm.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useClasses } from './reads.ts';
import { ShareCard } from './ShareCard.tsx';
import { useYear } from './use-year.ts';
import { VoteForm } from './VoteForm.tsx';
import { YearPick } from './YearPick.tsx';

type Answer = NonNullable<ReturnType<typeof useClasses>['data']>;

/** `/units/:unitId/classification?year`: members' quality in a year, by the cell's vote and the decision above. */
export default function ClassificationPage() {
  const { today } = useSession();
  const year = useYear(yearInSeason(today));
  return (
    <PeopleFrame part="classification">
      {({ unit, below }) => (
        <>
          <YearPick year={year} last={today.slice(0, 4)} />
          <Year key={year} unit={unit} below={below} year={year} />
        </>
      )}
    </PeopleFrame>
  );
}

function Year({ unit, below, year }: { unit: PeopleUnit; below: boolean; year: string }) {
  const { t } = useLanguage();
  const classes = useClasses(unit.unitId, below, year);
  if (!classes.data)
    return classes.error ? (
      <ErrorState error={classes.error} retry={() => void classes.refetch()} />
    ) : (
      <Loading blocks={[3, 12]} />
    );
  if (classes.data.rows.length === 0)
    return (
      <Card title={t('people.title.classification')} quietTitle>
        <EmptyState icon="people" title={t('people.class.none')} why={t('people.class.none.why')} />
      </Card>
    );
  return below ? (
    <Cells unit={unit} year={year} answer={classes.data} />
  ) : (
    <OneCell unit={unit} year={year} answer={classes.data} />
  );
}

/** A cell: what its vote proposed and what was decided; whoever records either finds the form above the table. */
function OneCell({ unit, year, answer: { rows, may, shares } }: { unit: PeopleUnit; year: string; answer: Answer }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const undecided = reviewedRows(rows).some(({ classification }) => classification?.decided == null);
  const form = search['form'] ?? (undecided ? (may.decide ? 'decide' : may.propose ? 'vote' : '') : '');
  return (
    <>
      <ShareCard proposed={shares.proposed} decided={shares.decided} />
      {form === 'vote' && may.propose && <VoteForm unitId={unit.unitId} year={year} rows={reviewedRows(rows)} />}
      {form === 'decide' && may.decide && <DecideForm unitId={unit.unitId} year={year} rows={reviewedRows(rows)} />}
      {form === '' && (may.propose || may.decide) && (
        <p className="no-print">
          <Go className="btn" href={`?year=${year}&form=${may.decide ? 'decide' : 'vote'}`}>
            {t(may.decide ? 'people.class.correctDecision' : 'people.class.correctVote')}
          </Go>
        </p>
      )}
      <ClassTable rows={rows} />
    </>
  );
}

/** A committee: one line for each cell, those that lag behind first; the decision is made cell by cell. */
function Cells({ unit, year, answer: { rows, shares, whole } }: { unit: PeopleUnit; year: string; answer: Answer }) {
  const { t } = useLanguage();
  const cells = useCells(unit.unitId);
  const names = new Map(cells.data?.map(({ cellId, name }) => [cellId, name]));
  return (
    <>
      <ShareCard proposed={shares.proposed} decided={shares.decided} />
      <Card title={t('people.class.cells')}>
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
              {cellLines(rows).map(({ cellId, members, voted, decided, shares: of }) => (
                <tr key={cellId}>
                  <th scope="row">
                    <Go href={`/units/${cellId}/classification?year=${year}`} data-row lang="vi">
                      {names.get(cellId) ?? cellId}
                    </Go>
                  </th>
                  <td className="num">
                    {voted}/{members}
                  </td>
                  <td className="num">
                    {decided}/{members}
                  </td>
                  {classes.map((grade) => (
                    <td key={grade} className="num">
                      {totalOf(of) === 0 ? '–' : of[grade]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {!whole && <p className="note small soft">{t('people.class.partial', { n: rows.length })}</p>}
      </Card>
    </>
  );
}
