import { formatPercent } from '@bontot/i18n';
import { Card, Icon, useLanguage } from '../../shared/index.ts';
import { classes, type Shares } from './answers.ts';
import { capOf, gradeKey, totalOf } from './classes.ts';

type Parts = { proposed: Shares; decided: Shares };

/** Shares of the grades as voted and as decided, against the limit for the highest. */
export function ShareCard({ proposed, decided }: Parts) {
  const { t, language } = useLanguage();
  if (totalOf(proposed) + totalOf(decided) === 0) return null;
  const share = (shares: Shares, part: number): string =>
    totalOf(shares) === 0 ? '–' : `${part} · ${formatPercent(language, part, totalOf(shares))}`;
  return (
    <Card title={t('people.class.shares')}>
      <div className="scroll" role="group" aria-label={t('people.class.shares')} tabIndex={0}>
        <table className="worst shares">
          <caption className="sr">{t('people.class.shares')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('people.class.col.grade')}</th>
              <th scope="col" className="num">
                {t('people.class.col.proposed')}
              </th>
              <th scope="col" className="num">
                {t('people.class.col.decision')}
              </th>
            </tr>
          </thead>
          <tbody>
            {classes.map((grade) => (
              <tr key={grade}>
                <th scope="row">{t(gradeKey(grade))}</th>
                <td className="num">{share(proposed, proposed[grade])}</td>
                <td className="num">{share(decided, decided[grade])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="note share-note">
        <CapNote shares={totalOf(decided) > 0 ? decided : proposed} />
      </div>
    </Card>
  );
}

/** How the highest grade stands against its limit. */
export function CapNote({ shares }: { shares: Shares }) {
  const { t } = useLanguage();
  const cap = capOf(shares);
  if (!cap) return null;
  const { excellent, limit, exceeded } = cap;
  const words = t(exceeded ? 'people.class.cap.exceeded' : 'people.class.cap', { excellent, limit });
  if (!exceeded) return <p className="small soft">{words}</p>;
  return (
    <p className="banner risk">
      <Icon name="risk" />
      <span>{words}</span>
    </p>
  );
}
