import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorState } from '../parts/ErrorState.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Toasts } from '../parts/Toast.tsx';
import { Go, usePath } from './router.tsx';
import type { RouteRow } from './route.ts';
import { SessionProvider } from './session.tsx';
import { SignIn } from './SignIn.tsx';
import { useWords } from './words.ts';

export function App() {
  const { t } = useWords();
  return (
    <SessionProvider
      pending={<Loading />}
      signedOut={<SignIn />}
      failed={(error, retry) => (
        <main class="in">
          <h1 class="sr">{t('phone.app')}</h1>
          <ErrorState error={error} retry={retry} />
        </main>
      )}
    >
      <Shown />
      <Toasts />
    </SessionProvider>
  );
}

type Loaded = { route: RouteRow; page?: ComponentType; error?: unknown };

/** The page of the address; the one before stays until the next has come, so that nothing flashes. */
function Shown() {
  const { t } = useWords();
  const { route } = usePath();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!route) return;
    let wanted = true;
    route
      .load()
      .then((module) => wanted && setLoaded({ route, page: module.default }))
      .catch((error: unknown) => wanted && setLoaded({ route, error }));
    return () => {
      wanted = false;
    };
  }, [route, tries]);
  if (!route)
    return (
      <Page title={t('shell.notFound.title')} back="/m/">
        <EmptyState
          title={t('shell.notFound.what')}
          why={t('shell.notFound.why')}
          step={
            <Go class="btn" href="/m/">
              {t('shell.notFound.home')}
            </Go>
          }
        />
      </Page>
    );
  if (loaded?.error !== undefined)
    return (
      <Page title={t(route.title)} back="/m/">
        <ErrorState error={loaded.error} retry={() => setTries((n) => n + 1)} />
      </Page>
    );
  // A page of the same address with other parts is another page.
  const Held = loaded?.route === route ? loaded.page : undefined;
  return Held ? <Held key={location.pathname} /> : <Loading title={t(route.title)} />;
}
