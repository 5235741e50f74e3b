import { formatNumber } from '@bontot/i18n';
import type { InitiativeAct, InitiativeView } from '@bontot/pledge-core';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Loading,
  LoadMore,
  useLanguage,
  useSession,
  useToast,
} from '../../shared/index.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import { Chip } from '../meetings/Chip.tsx';
import { useInitiatives } from './reads.ts';
import { recognitionOf, recognitionQuestions } from './recognise.ts';
import { initiativeSign } from './signs.ts';
import { StateFilter, useStateFilter } from './StateFilter.tsx';
import type { PartOf } from './part.ts';
import { usePledgeAct } from './writes.ts';

/** Initiatives of members that were handed in; a recognition counts by the day of its decision. */
export function InitiativesPart({ unit, year }: PartOf) {
  const { t } = useLanguage();
  const { all } = useStateFilter('submitted');
  const list = useInitiatives(unit.id, year);
  const [asking, ask] = useState<Asking | null>(null);
  if (!list.data)
    return list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <Loading blocks={[12]} />;
  const names = Object.assign({}, ...list.data.pages.map((page) => page.names)) as Record<string, string>;
  // Handed in, or applied meanwhile: both wait for the same decision.
  const rows = list.data.pages
    .flatMap(({ items }) => items)
    .filter(({ state }) => all || state === 'submitted' || state === 'applied');
  return (
    <>
      <Card title={t('pledges.part.initiatives')}>
        <StateFilter all={all} />
        {rows.length === 0 ? (
          <EmptyState
            icon={all ? 'target' : 'good'}
            title={t(all ? 'pledges.initiatives.empty' : 'pledges.noneWait')}
            why={t('pledges.initiatives.why')}
          />
        ) : (
          <ul className="meet-list">
            {rows.map((initiative) => (
              <Line key={initiative.initiativeId} initiative={initiative} names={names} ask={ask} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <LoadMore shown={rows.length} busy={list.isFetchingNextPage} more onMore={() => void list.fetchNextPage()} />
        )}
      </Card>
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </>
  );
}

const ACTS = ['recognise-initiative', 'decline-initiative', 'cancel-initiative'] as const;
type Act = (typeof ACTS)[number];
const isAct = (type: InitiativeAct['type']): type is Act => ACTS.some((act) => act === type);

type LineParts = { initiative: InitiativeView; names: Record<string, string>; ask: (asking: Asking) => void };

function Line({ initiative, names, ask }: LineParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const act = usePledgeAct();
  const { initiativeId, title, unitName, authorIds, problem, solution, effect, value, state, decision } = initiative;
  const { version, may, year, recognisingBody } = initiative;
  const begin = (type: Act): void =>
    ask({
      title: t(`pledges.${type}`),
      why: title,
      act: t(`pledges.${type}`),
      questions:
        type === 'recognise-initiative'
          ? recognitionQuestions(t, year, today)
          : [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }],
      send: async (answers) => {
        const { reason = '' } = answers;
        const said: InitiativeAct =
          type === 'recognise-initiative' ? { type, ...recognitionOf(answers) } : { type, reason };
        await act({ target: { initiativeId }, version, act: said });
        toast({ text: t('pledges.decided') });
      },
    });
  return (
    <li data-row={initiativeId} tabIndex={-1}>
      <div className="meet-what">
        <p lang="vi">
          <b>{title}</b>
        </p>
        <p className="small soft" lang="vi">
          {authorIds.map((id) => names[id] ?? '…').join(', ')} · {unitName}
        </p>
        <p className="small" lang="vi">
          {effect}
        </p>
        {value !== null && <p className="small">{t('pledges.value', { value: formatNumber(language, value) })}</p>}
        {decision && <p className="small soft">{decision.reason ?? `${decision.number}, ${decision.issuer}`}</p>}
        <details>
          <summary>{t('pledges.read')}</summary>
          {[problem, solution, recognisingBody].filter(Boolean).map((text) => (
            <p key={text} className="small" lang="vi">
              {text}
            </p>
          ))}
        </details>
      </div>
      <div className="row wrap meet-acts">
        <Chip of={initiativeSign(state)} />
        {may.filter(isAct).map((type) => (
          <button
            key={type}
            className={type === 'recognise-initiative' ? 'btn' : 'btn quiet'}
            type="button"
            aria-label={`${t(`pledges.${type}`)}: ${title}`}
            onClick={() => begin(type)}
          >
            {t(`pledges.${type}`)}
          </button>
        ))}
      </div>
    </li>
  );
}
