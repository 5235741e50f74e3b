import { can } from '@bontot/access';
import { formatDate, formatDeadline } from '@bontot/i18n';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Go,
  Icon,
  Loading,
  LoadMore,
  SegmentedControl,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
} from '../../shared/index.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import { Chip } from '../meetings/Chip.tsx';
import type { Candidate, CandidatePage, Names, PeopleUnit } from './answers.ts';
import { Introduce } from './Introduce.tsx';
import { columnIds, maySend, pipelineOf, stageSign } from './pipeline.ts';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useCandidates } from './reads.ts';
import { useCandidateActs } from './use-candidate-acts.ts';

/** `/units/:unitId/candidates`: the way of each candidate from introduction to full membership. */
export default function CandidatesPage() {
  return <PeopleFrame part="candidates">{(shown) => <Pipeline {...shown} />}</PeopleFrame>;
}

function Pipeline({ unit, below }: { unit: PeopleUnit; below: boolean }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const { actor, today } = useSession();
  const [introducing, introduce] = useState(false);
  const open = search['show'] !== 'closed';
  const candidates = useCandidates(unit.unitId, open);
  const pages = candidates.data?.pages ?? [];
  const ended = (each: Candidate): boolean => each.next === null;
  const all = pages.flatMap(({ items }) => items).filter((each) => ended(each) !== open);
  const may = pages[0]?.may ?? { follow: false, decide: false };
  const cells: Names | null = below ? Object.assign({}, ...pages.map((page) => page.cells)) : null;
  return (
    <>
      <div className="row wrap between">
        <SegmentedControl
          label={t('people.candidates.show')}
          value={open ? 'open' : 'closed'}
          options={(['open', 'closed'] as const).map((value) => ({
            value,
            label: t(`people.candidates.show.${value}`),
          }))}
          onChange={(value) => change({ show: value === 'closed' ? value : undefined })}
        />
        {!below && can(actor, 'candidates.follow', { path: unit.path }, today) && (
          <button className="btn" type="button" onClick={() => introduce(true)}>
            <Icon name="plus" />
            {t('people.introduce')}
          </button>
        )}
      </div>
      {!candidates.data ? (
        candidates.error ? (
          <ErrorState error={candidates.error} retry={() => void candidates.refetch()} />
        ) : (
          <Loading blocks={[12]} />
        )
      ) : all.length === 0 ? (
        <Card title={t('people.title.candidates')} quietTitle>
          <EmptyState
            icon="people"
            title={t(open ? 'people.candidates.none' : 'people.candidates.noneClosed')}
            why={t('people.candidates.none.why')}
          />
        </Card>
      ) : open ? (
        <Columns candidates={all} may={may} cells={cells} />
      ) : (
        <Closed candidates={all} cells={cells} />
      )}
      {candidates.hasNextPage && (
        <LoadMore
          shown={all.length}
          busy={candidates.isFetchingNextPage}
          more={candidates.hasNextPage}
          onMore={() => void candidates.fetchNextPage()}
        />
      )}
      {introducing && <Introduce cellId={unit.unitId} onClose={() => introduce(false)} />}
    </>
  );
}

type Parts = { candidates: readonly Candidate[]; may: CandidatePage['may']; cells: Names | null };

function Columns({ candidates, may, cells }: Parts) {
  const { t } = useLanguage();
  const acts = useCandidateActs();
  const by = pipelineOf(candidates);
  const firstId = columnIds.flatMap((id) => by[id]).find(({ next }) => next && maySend(next.step, may))?.candidateId;
  return (
    <div className="pipeline">
      {columnIds.map((id) => (
        <section key={id} className="pipeline-column" aria-labelledby={`column-${id}`}>
          <h2 id={`column-${id}`}>
            {t(`people.column.${id}`)} <span className="soft">{by[id].length}</span>
          </h2>
          {by[id].length === 0 ? (
            <p className="small soft">{t('people.column.empty')}</p>
          ) : (
            <ul>
              {by[id].map((candidate) => (
                <CandidateCard
                  key={candidate.candidateId}
                  candidate={candidate}
                  cell={cells && (cells[candidate.cellId] ?? candidate.cellId)}
                  may={may}
                  first={candidate.candidateId === firstId}
                  onStep={acts.doStep}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
      <AskDialog asking={acts.asking} onClose={acts.close} />
    </div>
  );
}

type CardParts = {
  candidate: Candidate;
  cell: string | null;
  may: CandidatePage['may'];
  first: boolean;
  onStep: ReturnType<typeof useCandidateActs>['doStep'];
};

function CandidateCard({ candidate, cell, may, first, onStep }: CardParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { next, name, candidateId, remindOn } = candidate;
  return (
    <li className="pipeline-card">
      <Go href={`/candidates/${candidateId}`} data-row className="name" lang="vi">
        {name}
      </Go>
      {cell && (
        <span className="small soft" lang="vi">
          {cell}
        </span>
      )}
      <span>
        <Chip of={stageSign(candidate)} />
      </span>
      {next && (
        <p className="small">
          {t('people.next', { step: t(`people.step.${next.step}`) })}
          {next.dueOn && <span className="soft"> {formatDeadline(language, next.dueOn, today)}</span>}
          {remindOn && remindOn > today && (
            <span className="soft">
              {' '}
              {t('people.probation.remind', { date: formatDate(language, remindOn, today) })}
            </span>
          )}
        </p>
      )}
      {next && maySend(next.step, may) && (
        <button
          className="btn"
          type="button"
          aria-label={t('people.actOf', { act: t('people.step.record'), name })}
          onClick={() => onStep(next.step, candidate)}
          {...(first ? { 'data-key-act': '' } : {})}
        >
          {t('people.step.record')}
        </button>
      )}
    </li>
  );
}

function Closed({ candidates, cells }: { candidates: readonly Candidate[]; cells: Names | null }) {
  const { t, language } = useLanguage();
  return (
    <Card title={t('people.candidates.show.closed')} quietTitle>
      <ul className="meet-list">
        {candidates.map((candidate) => (
          <li key={candidate.candidateId}>
            <div className="meet-what">
              <Go href={`/candidates/${candidate.candidateId}`} data-row className="name" lang="vi">
                {candidate.name}
              </Go>
              <p className="small soft">
                {cells && <span lang="vi">{cells[candidate.cellId]} · </span>}
                {t('people.introducedOn', { date: formatDate(language, candidate.introduction.resolution.date) })}
              </p>
            </div>
            <Chip of={stageSign(candidate)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
