import { formatDate, formatRatio } from '@bontot/i18n';
import { Card, useLanguage, useSession } from '../../shared/index.ts';
import { useNarrow } from '../commune/use-narrow.ts';
import { PersonLink } from './MemberTable.tsx';
import type { ClassRow } from './answers.ts';
import { gradeKey } from './classes.ts';
import { kindKey } from './standing.ts';

/** Every member of the cell with the vote and the decision. */
export function ClassTable({ rows }: { rows: readonly ClassRow[] }) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  if (narrow)
    return (
      <Card title={t('people.class.table')}>
        <ul className="card-list">
          {rows.map((row) => (
            <li key={row.memberId}>
              <PersonLink member={{ ...row, erased: false }} className="name" />
              <dl className="wide small class-facts">
                <dt className="soft">{t('people.class.col.proposed')}</dt>
                <dd>
                  <Proposed row={row} />
                </dd>
                <dt className="soft">{t('people.class.col.decision')}</dt>
                <dd>
                  <Decided row={row} />
                </dd>
              </dl>
            </li>
          ))}
        </ul>
      </Card>
    );
  return (
    <Card title={t('people.class.table')}>
      <div className="scroll">
        <table className="worst">
          <caption className="sr">{t('people.class.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('people.col.name')}</th>
              <th scope="col">{t('people.class.col.proposed')}</th>
              <th scope="col">{t('people.class.col.decision')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.memberId}>
                <th scope="row">
                  <PersonLink member={{ ...row, erased: false }} />
                  <span className="when">{t(kindKey(row.kind))}</span>
                </th>
                <td>
                  <Proposed row={row} />
                </td>
                <td>
                  <Decided row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Proposed({ row: { tooNew, classification } }: { row: ClassRow }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  if (tooNew) return <span className="soft">{t('people.class.tooNew')}</span>;
  const proposed = classification?.proposed;
  if (!proposed) return <span className="nodata">{t('people.class.notVoted')}</span>;
  return (
    <>
      {t(gradeKey(proposed.grade))}
      <span className="when">
        {formatDate(language, proposed.on, today)}
        {proposed.votes &&
          ` · ${t('people.class.votes', { ratio: formatRatio(language, proposed.votes.for, proposed.votes.of) })}`}
      </span>
    </>
  );
}

function Decided({ row: { classification } }: { row: ClassRow }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const decided = classification?.decided;
  if (!decided) return <span className="soft">{t('people.class.notDecided')}</span>;
  return (
    <>
      {t(gradeKey(decided.grade))}
      <span className="when">
        {formatDate(language, decided.on, today)}
        {decided.number && ` · ${decided.number}`}
        {decided.reason && ` · ${t('people.class.because', { reason: decided.reason })}`}
      </span>
    </>
  );
}
