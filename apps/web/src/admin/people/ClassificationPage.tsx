import { Card, EmptyState, ErrorState, Go, Loading, useLanguage, usePlace, useSession } from '../../shared/index.ts';
import type { PeopleUnit } from './answers.ts';
import { CellClasses } from './CellClasses.tsx';
import { reviewedRows, yearInSeason } from './classes.ts';
import { ClassTable } from './ClassTable.tsx';
import { DecideForm } from './DecideForm.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useClasses, type YearOfClasses } from './reads.ts';
import { ShareCard } from './ShareCard.tsx';
import { useYear } from './use-year.ts';
import { VoteForm } from './VoteForm.tsx';
import { YearPick } from './YearPick.tsx';

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
    <CellClasses unit={unit} year={year} answer={classes.data} />
  ) : (
    <OneCell unit={unit} year={year} answer={classes.data} />
  );
}

/** A cell: what its vote proposed and what was decided; whoever records either finds the form above the table. */
function OneCell({
  unit,
  year,
  answer: { rows, may, shares },
}: {
  unit: PeopleUnit;
  year: string;
  answer: YearOfClasses;
}) {
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
