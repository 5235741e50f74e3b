import { formatDate } from '@bontot/i18n';
import type { LocalDate } from '@bontot/kernel';
import type { MyPledge } from '@bontot/pledge-core';
import { Go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { Card } from '../parts/Card.tsx';
import { PLEDGE } from '../pledge/addresses.ts';
import { ItemBar } from '../pledge/ItemBar.tsx';
import { doneOf, itemsOf } from '../pledge/items.ts';

/** The year's pledge in a few lines: how many items are done, what was sent, what comes. */
export function PledgeCard({ mine, today }: { mine: MyPledge; today: LocalDate }) {
  const { t, language } = useWords();
  const pledge = mine.view?.pledge;
  if (!pledge) return null;
  const day = (date: LocalDate) => formatDate(language, date, today);
  const last = pledge.reports.end ?? pledge.reports.mid;
  const [next] = mine.due;
  return (
    <Card title={t('pledge.home', { year: String(mine.year) })}>
      {pledge.versions.length > 0 ? (
        <ItemBar states={itemsOf(pledge).map(({ itemId }) => doneOf(pledge, itemId))} />
      ) : (
        <p>{t('pledge.empty')}</p>
      )}
      <p class="soft">
        {[
          last ? t(pledge.reports.end ? 'pledge.home.end' : 'pledge.home.mid', { date: day(last.on) }) : '',
          next ? t('pledge.home.next', { what: t(`pledge.duty.${next.duty}`), date: day(next.dueOn) }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <Go class="btn wide" href={PLEDGE}>
        {t('pledge.home.open')}
      </Go>
    </Card>
  );
}
