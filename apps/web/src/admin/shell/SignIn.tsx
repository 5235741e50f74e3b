import { languageNames, languages } from '@bontot/i18n';
import { useEffect } from 'react';
import { Mark } from '../../shared/components/Icon.tsx';
import { SegmentedControl } from '../../shared/components/SegmentedControl.tsx';
import { useLanguage } from '../../shared/language.ts';
import { usePlace } from '../../shared/place.ts';
import { signInAddress } from '../../shared/session.tsx';

/** For somebody who is not signed in: what this is, one button, and back to the page that was asked for. */
export function SignIn() {
  const { language, t, choose } = useLanguage();
  const { path } = usePlace();
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
        <h1>{t('shell.signIn.title')}</h1>
        <p>{t('shell.signIn.why')}</p>
        <a className="btn first wide" href={signInAddress(path + location.search)}>
          {t('shell.signIn.button')}
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
