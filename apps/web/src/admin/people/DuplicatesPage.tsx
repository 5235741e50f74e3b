import { formatDate } from '@bontot/i18n';
import { Card, EmptyState, ErrorState, Loading, useLanguage } from '../../shared/index.ts';
import type { PeopleUnit, Twins } from './answers.ts';
import { PersonLink } from './MemberTable.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useTwins } from './reads.ts';
import { lastDayOf } from './standing.ts';
import { TwinActs } from './TwinActs.tsx';
import { pairsOf } from './twins.ts';

/** `/units/:unitId/duplicates`: records that may be of one person; nothing is joined without somebody looking. */
export default function DuplicatesPage() {
  return <PeopleFrame part="duplicates">{({ unit }) => <List unit={unit} />}</PeopleFrame>;
}

function List({ unit }: { unit: PeopleUnit }) {
  const { t } = useLanguage();
  const twins = useTwins(unit.unitId);
  return (
    <Card title={t('people.title.duplicates')} quietTitle>
      {!twins.data ? (
        twins.error ? (
          <ErrorState error={twins.error} retry={() => void twins.refetch()} />
        ) : (
          <Loading blocks={[8]} />
        )
      ) : twins.data.items.length === 0 ? (
        <EmptyState icon="people" title={t('people.twins.none')} why={t('people.twins.none.why')} />
      ) : (
        <>
          <p className="note twins-why">{t('people.twins.why')}</p>
          <ul className="twins">
            {pairsOf(twins.data.items).map(([a, b]) => (
              <Pair key={`${a.memberId} ${b.memberId}`} pair={[a, b]} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

type Twin = Twins['members'][number] & { birthDate: string };

function Pair({ pair }: { pair: [Twin, Twin] }) {
  const [one, other] = pair;
  return (
    <li>
      <div className="twin-pair">
        {pair.map((twin) => (
          <OneTwin key={twin.memberId} twin={twin} />
        ))}
      </div>
      <TwinActs one={one.memberId} other={other.memberId} name={one.name} />
    </li>
  );
}

function OneTwin({ twin }: { twin: Twin }) {
  const { t, language } = useLanguage();
  const day = (date: string): string => formatDate(language, date);
  return (
    <dl>
      <div>
        <dt className="sr">{t('people.name')}</dt>
        <dd>
          <PersonLink member={{ ...twin, erased: false }} className="name" />
        </dd>
      </div>
      <div>
        <dt className="small soft">{t('people.contact.birthDate')}</dt>
        <dd>{day(twin.birthDate)}</dd>
      </div>
      <div>
        <dt className="small soft">{t('people.col.cell')}</dt>
        <dd lang="vi">{twin.cellName}</dd>
      </div>
      <div>
        <dt className="small soft">{t('people.col.since')}</dt>
        <dd>
          {twin.leftCellOn === null
            ? day(twin.joinedCellOn)
            : t('people.term', { from: day(twin.joinedCellOn), until: day(lastDayOf(twin.leftCellOn)) })}
        </dd>
      </div>
    </dl>
  );
}
