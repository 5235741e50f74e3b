import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';

/** No blocks below this: what comes at once must not flash. */
const QUIET_MS = 300;

/** Still blocks of about the final size; nothing moves. */
export function Loading({ title }: { title?: string }) {
  const { t } = useWords();
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="phone loading" data-shown={isShown} aria-busy="true">
      <h1 class="sr">{title ?? t('phone.app')}</h1>
      {isShown && (
        <p class="sr" role="status">
          {t('shell.loading')}
        </p>
      )}
      <div class="block" style={{ height: '3.5rem' }} />
      <div class="block" style={{ height: '10rem' }} />
      <div class="block" style={{ height: '16rem' }} />
    </main>
  );
}
