import { Mark } from '../parts/Icon.tsx';
import { useTitle } from '../parts/Page.tsx';
import { signInAddress } from './session.tsx';
import { useWords } from './words.ts';

/** Nobody is signed in: one thing to do. */
export function SignIn() {
  const { t } = useWords();
  useTitle(t('shell.signIn.title'));
  return (
    <main class="phone in sign-in">
      <Mark />
      <h1>{t('shell.signIn.title')}</h1>
      <p>{t('shell.signIn.why')}</p>
      <a class="btn first big wide" href={signInAddress()}>
        {t('shell.signIn.button')}
      </a>
    </main>
  );
}
