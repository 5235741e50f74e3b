import { measureOf } from '@bontot/contracts';
import { formatDateTime, measureName, refusalSentence } from '@bontot/i18n';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, Loading, LoadMore, useLanguage, useSession } from '../../shared/index.ts';
import { useRegister } from '../targets/reads.ts';

type Outcome = {
  id: string;
  at: string;
  outcome: 'conflict' | 'refused' | 'unclaimed';
  code: string;
  details: Record<string, unknown>;
  cellId?: string;
  measure?: string;
  source?: string;
};

/** What of a sender's facts did not count, each with its reason. */
export function Outcomes({ sender }: { sender: string }) {
  const { t } = useLanguage();
  const list = useRegister<Outcome>(`senders/${encodeURIComponent(sender)}/outcomes`, {});
  if (!list.data)
    return list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <Loading blocks={[3]} />;
  const outcomes = list.data.pages.flatMap(({ items }) => items);
  if (outcomes.length === 0) return <p className="small">{t('reg.senders.nothing')}</p>;
  return (
    <>
      <ul className="own">
        {outcomes.map((outcome) => (
          <OutcomeRow key={outcome.id} outcome={outcome} />
        ))}
      </ul>
      {list.hasNextPage && (
        <LoadMore
          shown={outcomes.length}
          busy={list.isFetchingNextPage}
          more={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}

function OutcomeRow({ outcome: { at, code, details, cellId, measure, source, outcome } }: { outcome: Outcome }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const why = useQuery({
    queryKey: ['refusal', language, code, details],
    queryFn: () => refusalSentence(language, code, details).catch(() => code),
    staleTime: Infinity,
  });
  const name = measure && measureOf(measure) ? measureName(language, measure) : measure;
  return (
    <li>
      <div className="own-what">
        <p className="small">
          <b>{t(`reg.outcome.${outcome}`)}</b>
          {[name, cellId, source].filter(Boolean).map((part) => ` · ${part}`)}
        </p>
        <p className="small">{why.data ?? code}</p>
        <p className="small soft">{formatDateTime(language, at, today.slice(0, 4))}</p>
      </div>
    </li>
  );
}
