import { setForType, type Outcome } from '@bontot/i18n';
import type { View } from '@bontot/contracts';
import { useMemo, useState } from 'react';
import {
  ErrorState,
  Page,
  StillPage,
  StatusChip,
  useLanguage,
  usePlace,
  useSession,
  type Say,
} from '../../shared/index.ts';
import type { CardAssessment, CardUnit } from './answers.ts';
import { Conditions } from './Conditions.tsx';
import { Criteria } from './Criteria.tsx';
import { DoNext } from './DoNext.tsx';
import { Facts } from './Facts.tsx';
import { Foot } from './Foot.tsx';
import { HeadTools } from './HeadTools.tsx';
import { Hero } from './Hero.tsx';
import { Indicators } from './Indicators.tsx';
import { groupsOf, openAtFirst } from './model.ts';
import { PastBanner } from './PastBanner.tsx';
import { useAssessment, useCardNews, useCardUnit, useCrumbs, useMembers, useSet, type Asked } from './queries.ts';
import { SceneProvider, type Scene } from './scene.ts';
import { Timeline } from './Timeline.tsx';
import './cell.css';
import './rows.css';

const YEAR = /^20\d{2}$/;
const DAY = /^20\d{2}-\d{2}-\d{2}$/;

/** One cell or committee: where it stands, why, what to do next, and the evidence behind every point. */
export default function CellPage() {
  const { params } = usePlace();
  const asked = useAsked(params.cellId ?? '');
  // Another card is another page: nothing that was open stays open.
  return <Card key={asked.cellId} asked={asked} />;
}

function useAsked(cellId: string): Asked {
  const { search } = usePlace();
  const { today } = useSession();
  const view: View = search.view === 'self' ? 'self' : 'reviewed';
  const day = (text: string | undefined) => (text && DAY.test(text) ? text : undefined);
  const period = search.period && YEAR.test(search.period) ? search.period : today.slice(0, 4);
  return { cellId, period, view, asOf: day(search.asOf), knownOn: day(search.knownOn) };
}

function Card({ asked }: { asked: Asked }) {
  const { t } = useLanguage();
  const unit = useCardUnit(asked.cellId);
  const assessment = useAssessment(asked);
  const set = useSet(assessment.data?.criteriaSet);
  const crumbs = useCrumbs(unit.data);
  // Asked for beside the others and waited for: a line that comes late would push the page down.
  const members = useMembers(asked.cellId);
  useCardNews(asked, assessment.data?.revision);
  const past = asked.asOf !== undefined || asked.knownOn !== undefined;
  const error = unit.error ?? assessment.error ?? set.error;
  const held = assessment.data;
  if (error && !held)
    return (
      <Page title={titleOf(unit.data, t)} crumbs={crumbs}>
        <ErrorState
          error={error}
          retry={() => void Promise.all([unit.refetch(), assessment.refetch(), set.refetch()])}
        />
      </Page>
    );
  if (!unit.data || !held || !set.data || members.isLoading)
    return <StillPage title={titleOf(unit.data, t)} blocks={[3, 8, 5, 30]} />;
  return (
    <Page
      title={titleOf(unit.data, t)}
      crumbs={crumbs}
      past={past}
      beside={<StatusChip outcome={held.result as Outcome} size="head" />}
      tools={<HeadTools asked={asked} assessment={held} />}
      facts={
        <>
          <Facts unit={unit.data} members={members.data} />
          {past && <PastBanner assessment={held} />}
        </>
      }
    >
      <Explained asked={asked} unit={unit.data} assessment={held} published={set.data} />
    </Page>
  );
}

/** The card of a committee stands beside its overview, so its title says which of the two it is. */
const titleOf = (unit: CardUnit | undefined, t: Say): string =>
  !unit ? t('shell.title.cell') : unit.level === 'cell' ? unit.name : t('cell.title.committee', { name: unit.name });

type Known = { asked: Asked; unit: CardUnit; assessment: CardAssessment; published: Scene['set'] };

function Explained({ asked, unit, assessment, published }: Known) {
  const set = useMemo(() => setForType(published, unit.type), [published, unit.type]);
  const groups = useMemo(() => groupsOf(assessment, set), [assessment, set]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(openAtFirst(groups)));
  const toggle = (id: string, wanted?: boolean) =>
    setOpened((before) => {
      const after = new Set(before);
      if (wanted ?? !before.has(id)) after.add(id);
      else after.delete(id);
      return after;
    });
  const open = (id: string) => {
    toggle(id, true);
    requestAnimationFrame(() => {
      const row = document.getElementById(`indicator-${id}`);
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
    });
  };
  return (
    <SceneProvider value={{ asked, unit, assessment, set, open }}>
      <div className="cell-page">
        <Hero />
        <Criteria groups={groups} />
        <div className="cols">
          <Indicators groups={groups} opened={opened} onToggle={toggle} />
          <div className="rail">
            <DoNext />
            <Conditions />
            <Timeline />
          </div>
        </div>
        <Foot />
      </div>
    </SceneProvider>
  );
}
