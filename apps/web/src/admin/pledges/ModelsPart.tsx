import { can } from '@bontot/access';
import { formatDate } from '@bontot/i18n';
import type { ModelAct, ModelView } from '@bontot/pledge-core';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  useLanguage,
  useSession,
  useToast,
} from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import { Chip } from '../meetings/Chip.tsx';
import { useModels } from './reads.ts';
import { recognitionOf, recognitionQuestions } from './recognise.ts';
import { modelSign } from './signs.ts';
import { StateFilter, useStateFilter } from './StateFilter.tsx';
import type { PartOf } from './part.ts';
import { useModelAct } from './writes.ts';

/** Good models that cells have proposed: to recognise, to decline, to cancel with a reason. */
export function ModelsPart({ unit, year }: PartOf) {
  const { t } = useLanguage();
  const { state, all } = useStateFilter('proposed');
  const list = useModels(unit.id, year, state);
  const [asking, ask] = useState<Asking | null>(null);
  const propose = useProposal({ unit, year });
  if (!list.data)
    return list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <Loading blocks={[12]} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  return (
    <>
      {propose && (
        <button className="btn first" type="button" onClick={() => ask(propose)}>
          <Icon name="plus" />
          {t('pledges.model.propose')}
        </button>
      )}
      <Card title={t('pledges.part.models')}>
        <StateFilter all={all} />
        {rows.length === 0 ? (
          <EmptyState
            icon={all ? 'target' : 'good'}
            title={t(all ? 'pledges.models.empty' : 'pledges.noneWait')}
            why={t('pledges.models.why')}
          />
        ) : (
          <ul className="meet-list">
            {rows.map((model) => (
              <Line key={model.modelId} model={model} ask={ask} />
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

/** The form in which the leaders of a cell propose a model; undefined for everybody else. */
function useProposal({ unit, year }: PartOf): Asking | undefined {
  const { t } = useLanguage();
  const { actor, today } = useSession();
  const toast = useToast();
  const act = useModelAct();
  if (unit.level !== 'cell' || !can(actor, 'evidence.enter', { path: unit.path }, today)) return undefined;
  return {
    title: t('pledges.model.propose'),
    why: t('pledges.model.propose.why'),
    act: t('pledges.model.propose'),
    questions: [
      { name: 'title', kind: 'line', label: t('pledges.model.title'), required: true },
      { name: 'summary', kind: 'text', label: t('pledges.model.summary'), required: true },
      { name: 'effect', kind: 'text', label: t('pledges.model.effect') },
      { name: 'paper', kind: 'line', label: t('pledges.model.paper') },
    ],
    send: async ({ title = '', summary = '', effect = '', paper = '' }) => {
      const modelId = newUlid();
      const evidence = paper === '' ? [] : [{ ref: paper, file: null }];
      await act({
        modelId,
        act: { type: 'propose', modelId, unitId: unit.id, year, title, summary, effect, evidence },
      });
      toast({ text: t('pledges.model.proposed') });
    },
  };
}

const ACTS = ['recognise', 'decline', 'cancel'] as const;
type Act = (typeof ACTS)[number];
const isAct = (type: ModelAct['type']): type is Act => ACTS.some((act) => act === type);

function Line({ model, ask }: { model: ModelView; ask: (asking: Asking) => void }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const act = useModelAct();
  const { modelId, title, summary, effect, unitName, state, decision, cancelled, year, may, proposedOn } = model;
  const begin = (type: Act): void =>
    ask({
      title: t(`pledges.model.${type}`),
      why: title,
      act: t(`pledges.model.${type}`),
      questions:
        type === 'recognise'
          ? recognitionQuestions(t, year, today)
          : [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }],
      send: async (answers) => {
        const { reason = '' } = answers;
        await act({
          modelId,
          act: type === 'recognise' ? { type, ...recognitionOf(answers) } : { type, reason },
        });
        toast({ text: t('pledges.decided') });
      },
    });
  return (
    <li data-row={modelId} tabIndex={-1}>
      <div className="meet-what">
        <p lang="vi">
          <b>{title}</b>
        </p>
        <p className="small soft">
          <span lang="vi">{unitName}</span>
          {' · '}
          {t('pledges.proposedOn', { date: formatDate(language, proposedOn, today) })}
        </p>
        <p className="small" lang="vi">
          {summary}
        </p>
        {effect && (
          <p className="small" lang="vi">
            {effect}
          </p>
        )}
        {decision && !cancelled && (
          <p className="small soft" lang="vi">
            {decision.reason ?? `${decision.number}, ${decision.issuer}`}
          </p>
        )}
        {cancelled && (
          <p className="small soft" lang="vi">
            {cancelled.reason}
          </p>
        )}
      </div>
      <div className="row wrap meet-acts">
        <Chip of={modelSign(state)} />
        {may.filter(isAct).map((type) => (
          <button
            key={type}
            className={type === 'recognise' ? 'btn' : 'btn quiet'}
            type="button"
            aria-label={`${t(`pledges.model.${type}`)}: ${title}`}
            onClick={() => begin(type)}
          >
            {t(`pledges.model.${type}`)}
          </button>
        ))}
      </div>
    </li>
  );
}
