import { formatDate } from '@bontot/i18n';
import type { Registration, RegistrationView } from '@bontot/pledge-core';
import { Icon, useLanguage, useSession } from '../../shared/index.ts';
import { printAddress } from './reads.ts';
import { aimOf, sideOf } from './registration.ts';

/** What is registered: the title aimed at, a target for each criterion, the issue. */
export function RegistrationShown({ registration }: { registration: Registration }) {
  const { t } = useLanguage();
  const { targets, issue } = registration;
  return (
    <>
      <p>
        {t('pledge.registration.aims')}: <b>{t(aimOf(registration))}</b>
      </p>
      <ol className="pledge-targets">
        {targets.map(({ criterion, text }) => (
          <li key={criterion}>
            <span className="small soft">{t(`pledge.criterion.${criterion as 'C1'}`)}</span>
            <span lang="vi">{text}</span>
          </li>
        ))}
      </ol>
      {issue && (
        <p>
          <span className="small soft">{t('pledge.registration.issue')}</span>
          <br />
          <span lang="vi">{issue}</span>
        </p>
      )}
    </>
  );
}

/** Who has confirmed the compact, and what it is that they confirm. */
export function Signatures({ view: { registration, digest } }: { view: RegistrationView }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { compact } = registration;
  return (
    <>
      <ul className="small pledge-signs">
        {(['secretary', 'committee'] as const).map((side) => {
          const signature = compact[side];
          return (
            <li key={side}>
              <Icon name={signature ? 'good' : 'notdue'} className={signature ? 'good' : 'notdue'} />
              {t(sideOf(registration, side))}:{' '}
              {signature
                ? t('pledge.compact.confirmedOn', { date: formatDate(language, signature.on, today) })
                : t('pledge.compact.notYet')}
            </li>
          );
        })}
      </ul>
      <p className="tiny soft">{t('pledge.compact.digest', { digest: digest.slice(0, 16) })}</p>
    </>
  );
}

/** The printed forms; there are none before something was written. */
export function Papers({ view: { registration, version } }: { view: RegistrationView }) {
  const { t } = useLanguage();
  const { unitId, year } = registration;
  if (version === 0) return null;
  return (
    <p className="row wrap">
      {(['registration', 'compact'] as const).map((paper) => (
        <a key={paper} href={printAddress(unitId, year, paper)} target="_blank" rel="noreferrer">
          {t(`pledge.print.${paper}`)}
        </a>
      ))}
    </p>
  );
}
