import { measureName } from '@bontot/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ApiProblem,
  Card,
  EmptyState,
  ErrorState,
  Go,
  Loading,
  LoadMore,
  NewsPill,
  Page,
  useLanguage,
  useLive,
  usePlace,
  useToast,
} from '../../shared/index.ts';
import { revisionOf, type PendingFact } from './answers.ts';
import { PendingRow } from './PendingRow.tsx';
import { usePendingFacts, usePeople, useUnit } from './reads.ts';
import { RejectDialog } from './RejectDialog.tsx';
import { SampleDialog } from './SampleDialog.tsx';
import { giveVerdict } from './verdicts.ts';
import './register.css';

/** Facts that wait for the reader's word, by unit. An answered one leaves at once; nothing else moves by itself. */
export default function InboxPage() {
  const { t, language } = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const only = usePlace().search['cellId'];
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = usePendingFacts(only);
  const [answered, answer] = useState<ReadonlySet<string>>(new Set());
  const [asked, ask] = useState<PendingFact | null>(null);
  const [picked, pick] = useState<ReadonlySet<string>>(new Set());
  const [judging, judge] = useState<PendingFact[]>([]);
  const [current, focus] = useState<string | null>(null);
  const [stale, spoil] = useState(false);
  useLive({ onCard: () => spoil(true), onGap: () => spoil(true) });

  const renew = (): void => {
    spoil(false);
    void client.invalidateQueries({ queryKey: ['register', 'pending'] });
  };
  const hide = (fact: PendingFact): void => answer((before) => new Set(before).add(revisionOf(fact)));
  const bringBack = (fact: PendingFact): void =>
    answer((before) => new Set([...before].filter((each) => each !== revisionOf(fact))));
  const failed = (fact: PendingFact, cause: unknown): void => {
    bringBack(fact);
    if (cause instanceof ApiProblem && cause.code === 'FACT_REVISED') {
      toast({ text: t('inbox.revised') });
      return renew();
    }
    const why = cause instanceof ApiProblem && cause.detail ? cause.detail : t('shell.error.offline.title');
    toast({ text: t('inbox.notSent', { why }) });
  };
  const confirm = (fact: PendingFact): void => {
    moveOn(revisionOf(fact));
    hide(fact);
    toast({
      text: t('inbox.confirmed', { name: measureName(language, fact.measure) }),
      undo: () => bringBack(fact),
      after: () => void giveVerdict({ fact, verdict: 'confirmed' }).catch((cause) => failed(fact, cause)),
    });
  };

  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const items = all.filter((fact) => !answered.has(revisionOf(fact)));
  const chosen = items.filter((fact) => picked.has(revisionOf(fact)));
  const most = items.slice(0, MOST_AT_ONCE);
  const toggle = (fact: PendingFact): void => {
    const next = new Set(picked);
    if (!next.delete(revisionOf(fact))) next.add(revisionOf(fact));
    pick(next);
  };
  const first = items.find((fact) => revisionOf(fact) === current) ?? items[0];
  return (
    <Page title={t('inbox.title')} facts={t('inbox.lead')}>
      {only && <OnlyOf cellId={only} />}
      <NewsPill text={stale && data ? t('inbox.changed') : null} onTake={renew} />
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading blocks={[4, 4, 4]} />}
      {data && items.length === 0 && !hasNextPage && (
        <Card title={t('inbox.title')} quietTitle>
          <EmptyState icon="inbox" title={t('inbox.empty')} why={t('inbox.empty.why')} />
        </Card>
      )}
      {items.length > 1 && (
        <div className="row wrap bulk">
          <button
            className="btn quiet"
            type="button"
            onClick={() => pick(new Set(chosen.length > 0 ? [] : most.map(revisionOf)))}
          >
            {t(chosen.length > 0 ? 'reg.bulk.none' : 'reg.bulk.select')}
          </button>
          {chosen.length > 0 && (
            <button className="btn" type="button" onClick={() => judge(chosen.slice(0, MOST_AT_ONCE))}>
              {t('reg.bulk.judge', { n: Math.min(chosen.length, MOST_AT_ONCE) })}
            </button>
          )}
        </div>
      )}
      {byUnit(items).map(([cellId, facts]) => (
        <UnitFacts
          key={cellId}
          cellId={cellId}
          facts={facts}
          current={first && revisionOf(first)}
          onFocus={focus}
          onConfirm={confirm}
          onReject={ask}
          picked={picked}
          onPick={items.length > 1 ? toggle : undefined}
        />
      ))}
      {data && (items.length > 0 || hasNextPage) && (
        <LoadMore
          shown={items.length}
          busy={isFetchingNextPage}
          more={hasNextPage}
          onMore={() => void fetchNextPage()}
        />
      )}
      <SampleDialog
        facts={judging}
        onClose={() => judge([])}
        onDone={(done, left) => {
          for (const fact of judging) hide(fact);
          judge([]);
          pick(new Set());
          toast({ text: t('reg.bulk.done', { done, left }) });
        }}
      />
      <RejectDialog
        fact={asked}
        onClose={() => ask(null)}
        onDone={(fact) => {
          ask(null);
          hide(fact);
          toast({ text: t('inbox.rejected', { name: measureName(language, fact.measure) }) });
        }}
      />
    </Page>
  );
}

/** As many as the service judges together. */
const MOST_AT_ONCE = 500;

/** Says that the address names one unit, and leads to all of them. */
function OnlyOf({ cellId }: { cellId: string }) {
  const { t } = useLanguage();
  const unit = useUnit(cellId);
  return (
    <p className="row wrap small">
      <span>{t('inbox.only', { name: unit.data?.name ?? cellId })}</span>
      <Go href="/inbox">{t('inbox.all')}</Go>
    </p>
  );
}

/** The list comes in order of the tree, so the facts of a unit stand together. */
const byUnit = (facts: readonly PendingFact[]): [string, PendingFact[]][] => [
  ...Map.groupBy(facts, ({ cellId }) => cellId),
];

/** The focus goes to the row behind the one that is about to leave, else to the one before it. */
function moveOn(leaving: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#main [data-row]')];
  const at = rows.findIndex((row) => row.dataset['row'] === leaving);
  if (at >= 0 && rows[at]?.contains(document.activeElement)) (rows[at + 1] ?? rows[at - 1])?.focus();
}

type UnitParts = {
  cellId: string;
  facts: PendingFact[];
  current: string | undefined;
  onFocus: (revision: string) => void;
  onConfirm: (fact: PendingFact) => void;
  onReject: (fact: PendingFact) => void;
  picked: ReadonlySet<string>;
  onPick: ((fact: PendingFact) => void) | undefined;
};

function UnitFacts({ cellId, facts, current, onFocus, onConfirm, onReject, picked, onPick }: UnitParts) {
  const { t } = useLanguage();
  const unit = useUnit(cellId);
  const people = usePeople(cellId);
  return (
    <Card
      title={<Go href={`/cells/${cellId}`}>{unit.data?.name ?? cellId}</Go>}
      tools={<span className="small soft">{t('inbox.shown', { n: facts.length })}</span>}
    >
      <ul className="own">
        {facts.map((fact) => (
          <PendingRow
            key={revisionOf(fact)}
            fact={fact}
            by={people.data?.get(fact.enteredBy)}
            current={revisionOf(fact) === current}
            onFocus={() => onFocus(revisionOf(fact))}
            onConfirm={() => onConfirm(fact)}
            onReject={() => onReject(fact)}
            picked={picked.has(revisionOf(fact))}
            onPick={onPick && (() => onPick(fact))}
          />
        ))}
      </ul>
    </Card>
  );
}
