import { languageNames, languages } from '@bontot/i18n';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { ApiProblem } from '../../shared/api.ts';
import { Mark } from '../../shared/components/Icon.tsx';
import { SegmentedControl } from '../../shared/components/SegmentedControl.tsx';
import { useLanguage } from '../../shared/language.ts';
import { usePlace } from '../../shared/place.ts';
import { sessionQuery, signInAddress } from '../../shared/session.tsx';

const EnterCode = lazy(() => import('../people/EnterCode.tsx'));

/** For somebody who is not signed in: what this is, one button, and back to the page that was asked for. */
export function SignIn() {
  const { language, t, choose } = useLanguage();
  const { path } = usePlace();
  const { error } = useQuery({ ...sessionQuery, enabled: false });
  /** Signed in with an account that nobody here is linked to yet: an invitation does that. */
  const unlinked = error instanceof ApiProblem && error.code === 'ACCOUNT_UNKNOWN';
  useEffect(() => {
    document.title = `${t('shell.signIn.title')} · Bốn Tốt`;
  }, [t]);
  return (
    <main id="main" className="sign-in">
      <div className="card">
        <span className="mark">
          <Mark />
          Bốn Tốt
        </span>
        <h1>{t(unlinked ? 'people.enterCode' : 'shell.signIn.title')}</h1>
        <p>{t(unlinked ? 'people.enterCode.why' : 'shell.signIn.why')}</p>
        {unlinked && (
          <Suspense>
            <EnterCode />
          </Suspense>
        )}
        <a className={unlinked ? 'btn wide' : 'btn first wide'} href={signInAddress(path + location.search)}>
          {t(unlinked ? 'people.enterCode.other' : 'shell.signIn.button')}
        </a>
        <SegmentedControl
          label={t('shell.settings.language')}
          value={language}
          options={languages.map((each) => ({ value: each, label: <span lang={each}>{languageNames[each]}</span> }))}
          onChange={(next) => void choose(next)}
        />
      </div>
    </main>
  );
}
