import { EmptyState } from '../../shared/components/EmptyState.tsx';
import { Go } from '../../shared/components/Go.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { useLanguage } from '../../shared/language.ts';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useLanguage();
  return (
    <Page title={t('shell.notFound.title')}>
      <EmptyState
        title={t('shell.notFound.what')}
        why={t('shell.notFound.why')}
        step={
          <Go className="btn first" href="/">
            {t('shell.notFound.home')}
          </Go>
        }
      />
    </Page>
  );
}
