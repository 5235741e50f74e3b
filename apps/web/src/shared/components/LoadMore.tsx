import { useLanguage } from '../language.ts';

type Parts = { shown: number; total?: number | undefined; busy: boolean; more: boolean; onMore: () => void };

/** The next page of a list, asked for by a button; says how many there are. */
export function LoadMore({ shown, total, busy, more, onMore }: Parts) {
  const { t } = useLanguage();
  return (
    <div className="load-more">
      <span className="small soft">
        {total === undefined ? t('shell.more.shown', { shown }) : t('shell.more.of', { shown, total })}
      </span>
      {more && (
        <button className="btn" type="button" onClick={onMore} disabled={busy} aria-busy={busy}>
          {t('shell.more.next')}
        </button>
      )}
    </div>
  );
}
