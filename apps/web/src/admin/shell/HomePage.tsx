import { useEffect } from 'react';
import { EmptyState } from '../../shared/components/EmptyState.tsx';
import { Loading } from '../../shared/components/Loading.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { useLanguage } from '../../shared/language.ts';
import { isOtherBundle, useGo } from '../../shared/place.ts';
import { useSession } from '../../shared/session.tsx';
import { homeOf } from './navigation.ts';

/** Sends a person to what the posts of today make the first page; says so where they give none. */
export default function HomePage() {
  const { t } = useLanguage();
  const { posts } = useSession();
  const go = useGo();
  const home = homeOf(posts);
  useEffect(() => {
    if (home && isOtherBundle(home)) location.replace(home);
    else if (home) go(home, { replace: true });
  }, [home, go]);
  if (home) return <Loading blocks={[2, 6, 12]} />;
  return (
    <Page title={t('shell.title.home')}>
      <EmptyState icon="people" title={t('shell.noPost.title')} why={t('shell.noPost.why')} />
    </Page>
  );
}
