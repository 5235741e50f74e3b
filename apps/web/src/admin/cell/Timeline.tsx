import { causeSentence, changeSentence, formatDateTime, formatPoints, type Cause, type Outcome } from '@bontot/i18n';
import { localDateOf } from '@bontot/kernel';
import { useState } from 'react';
import { Card, ErrorState, Go, Loading, LoadMore, searchTo, useLanguage } from '../../shared/index.ts';
import type { Revision } from './answers.ts';
import { useHistory } from './queries.ts';
import { useScene } from './scene.ts';

const FIRST = 6;
const MOST_CAUSES = 3;

/** How the card came here, newest first; each entry leads to the page as it stood then. */
export function Timeline() {
  const { t } = useLanguage();
  const { asked } = useScene();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useHistory(asked);
  const [all, showAll] = useState(false);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <Card
      title={t('cell.timeline.title')}
      tools={
        items.length > FIRST && (
          <button className="link small no-print" type="button" aria-expanded={all} onClick={() => showAll(!all)}>
            {all ? t('cell.timeline.less') : t('cell.timeline.all')}
          </button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading blocks={[10]} />
      ) : items.length === 0 ? (
        <p className="small soft rail-none">{t('cell.timeline.none')}</p>
      ) : (
        <ol className="tl">
          {shown.map((item) => (
            <Entry key={item.revision} item={item} />
          ))}
        </ol>
      )}
      {all && (
        <LoadMore
          shown={items.length}
          busy={isFetchingNextPage}
          more={hasNextPage}
          onMore={() => void fetchNextPage()}
        />
      )}
    </Card>
  );
}

function Entry({ item }: { item: Revision }) {
  const { language, t } = useLanguage();
  const { asked, set } = useScene();
  const now = item.views?.[asked.view];
  const before = item.before?.[asked.view];
  const changed = now && before && now.result !== before.result;
  const figure = (one: { pace: number | null; total: number | null }) => one.pace ?? one.total;
  const [from, to] = [before ? figure(before) : null, now ? figure(now) : null];
  const day = item.day ?? localDateOf(Date.parse(item.at));
  const then = searchTo({
    period: asked.period,
    view: asked.view,
    asOf: day,
    knownOn: localDateOf(Date.parse(item.at)),
  });
  const sentences = item.causes.map((cause) =>
    cause.kind === 'conflict' ? t('cell.timeline.conflict') : causeSentence(language, cause as Cause, set),
  );
  const every = counted(sentences);
  const told = every.slice(0, MOST_CAUSES);
  const more = sentences.length - told.reduce((sum, { times }) => sum + times, 0) + item.moreCauses;
  return (
    <li className={changed ? 'keep chg' : 'keep'}>
      <Go href={`/cells/${asked.cellId}${then}`} title={t('cell.timeline.then')}>
        <b>{formatDateTime(language, item.at, asked.period)}</b>
        <span className="sr"> {t('cell.timeline.then')}</span>
      </Go>
      {changed ? (
        <> · {changeSentence(language, before.result as Outcome, now.result as Outcome)}</>
      ) : (
        from !== null &&
        to !== null &&
        from !== to && (
          <>
            {' '}
            · {formatPoints(language, from)} → {formatPoints(language, to)}
          </>
        )
      )}
      {told.map(({ sentence, times }) => (
        <span key={sentence} className="cause">
          {sentence}
          {times > 1 && <span className="soft nb"> ×{times}</span>}
        </span>
      ))}
      {more > 0 && <span className="cause soft">{t('cell.timeline.more', { n: more })}</span>}
    </li>
  );
}

/** Equal sentences once, with how often they were said, in the order of their first time. */
function counted(sentences: readonly string[]): { sentence: string; times: number }[] {
  const times = new Map<string, number>();
  for (const sentence of sentences) times.set(sentence, (times.get(sentence) ?? 0) + 1);
  return [...times].map(([sentence, n]) => ({ sentence, times: n }));
}
