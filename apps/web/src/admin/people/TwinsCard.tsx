import { formatDate } from '@bontot/i18n';
import { Card, Go, useLanguage } from '../../shared/index.ts';
import type { Person } from './answers.ts';
import { PersonLink } from './MemberTable.tsx';
import { TwinActs } from './TwinActs.tsx';

/** Records that may be of this person: nothing is joined without somebody looking. */
export function TwinsCard({ person: { member, twins = [] } }: { person: Person }) {
  const { t, language } = useLanguage();
  if (twins.length === 0) return null;
  return (
    <Card title={t('people.twins.here')} className="no-print">
      <ul className="twins">
        {twins.map((twin) => (
          <li key={twin.memberId}>
            <span>
              <PersonLink member={{ ...twin, erased: false }} className="name" />{' '}
              <span className="small soft">
                <span lang="vi">{twin.cellName}</span> ·{' '}
                {t('people.since', { date: formatDate(language, twin.joinedCellOn) })}
              </span>
            </span>
            <TwinActs one={member.memberId} other={twin.memberId} name={member.name} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where the person of a closed record is counted. */
export function KeptCard({ person: { duplicateOf } }: { person: Person }) {
  const { t } = useLanguage();
  if (!duplicateOf) return null;
  const { memberId, name } = duplicateOf;
  return (
    <Card title={t('people.duplicateOf')}>
      <div className="card-body">
        {name === null ? (
          <p>{t('people.duplicateOf.away')}</p>
        ) : (
          <p>
            <Go href={`/people/${memberId}`} lang="vi">
              {name}
            </Go>
          </p>
        )}
        <p className="small soft">{t('people.duplicateOf.why')}</p>
      </div>
    </Card>
  );
}
