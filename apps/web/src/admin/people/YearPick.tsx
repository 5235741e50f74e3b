import { Go, Icon, useLanguage, usePlace } from '../../shared/index.ts';

/** The year that a page speaks of, and the way to the years beside it. */
export function YearPick({ year, last }: { year: string; last: string }) {
  const { t } = useLanguage();
  const { path } = usePlace();
  const before = String(Number(year) - 1);
  const after = String(Number(year) + 1);
  return (
    <nav className="month-pick" aria-label={t('people.year')}>
      <Go className="btn" href={`${path}?year=${before}`} aria-label={t('people.year.to', { year: before })}>
        <Icon name="left" />
        {before}
      </Go>
      <b>{t('people.year.of', { year })}</b>
      {after <= last && (
        <Go className="btn" href={`${path}?year=${after}`} aria-label={t('people.year.to', { year: after })}>
          {after}
          <Icon name="right" />
        </Go>
      )}
    </nav>
  );
}
