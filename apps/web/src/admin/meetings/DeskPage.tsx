import { addDays, type LocalDate } from '@bontot/kernel';
import type { MeetingLine } from '@bontot/meeting-core';
import type { ReactNode } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Loading,
  LoadMore,
  NewsPill,
  Page,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
} from '../../shared/index.ts';
import { MeetingList } from './MeetingList.tsx';
import { MonthRequests } from './MonthRequests.tsx';
import { useLines } from './reads.ts';
import { useFresh } from './use-fresh.ts';
import '../register/register.css';
import './meetings.css';

/** Days before the first of which nothing is listed as held: the work of the last quarter. */
const LOOK_BACK = 92;

/** `/meetings`: the meetings of the cells that a supervisor follows, and what waits for the supervisor's word. */
export default function DeskPage() {
  const { t } = useLanguage();
  const { posts } = useSession();
  const { search } = usePlace();
  const followed = posts.filter(({ role }) => role === 'supervisor');
  const only = followed.find(({ unitId }) => unitId === search['cellId'])?.unitId;
  const names = new Map(followed.map(({ unitId, unitName }) => [unitId, unitName]));
  const { stale, renew } = useFresh((unitId) => names.has(unitId));
  return (
    <Page title={t('desk.title')} facts={t('desk.facts', { n: followed.length })}>
      {followed.length === 0 ? (
        <EmptyState icon="calendar" title={t('desk.nobody')} why={t('desk.nobody.why')} />
      ) : (
        <>
          <div className="desk-bar">
            {followed.length > 1 && <CellFilter cells={[...names]} chosen={only} />}

            <NewsPill text={stale ? t('desk.changed') : null} onTake={renew} />
          </div>
          <Lists key={only ?? ''} unitId={only} names={names} />
        </>
      )}
    </Page>
  );
}

function CellFilter({ cells, chosen }: { cells: [string, string][]; chosen: string | undefined }) {
  const { t } = useLanguage();
  const change = useSearchChange();
  return (
    <label className="desk-pick">
      {t('desk.filter')}
      <select
        className="field"
        value={chosen ?? ''}
        onChange={({ target }) => change({ cellId: target.value || undefined })}
      >
        <option value="">{t('desk.filter.all')}</option>
        {cells.map(([unitId, name]) => (
          <option key={unitId} value={unitId} lang="vi">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Lists({ unitId, names }: { unitId: string | undefined; names: ReadonlyMap<string, string> }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const score = useLines({ unitId, waiting: 'score' });
  const minutes = useLines({ unitId, waiting: 'minutes', to: addDays(today, -1) });
  const coming = useLines({ unitId, from: today });
  const held = useLines({ unitId, from: addDays(today, -LOOK_BACK), to: today, state: 'closed' });
  const all = [score, minutes, coming, held];
  const failed = all.find(({ error, data }) => error && !data);
  if (failed) return <ErrorState error={failed.error} retry={() => void all.map(({ refetch }) => refetch())} />;
  if (!score.data || !minutes.data || !coming.data || !held.data) return <Loading blocks={[5, 6, 10]} />;
  // Somebody with a post above as well reaches more than what was given to them to follow.
  const followed = (of: Lines): MeetingLine[] => linesOf(of).filter((line) => names.has(line.unitId));
  const waiting = followed(score).sort(byDue);
  const past = followed(held);
  const late = [
    ...followed(minutes).filter(({ minutesLate, minutesDueOn }) => minutesLate || isPast(minutesDueOn, today)),
    ...past.filter((line) => line.minutesState === 'signed' && isSheetLate(line)),
  ];
  const next = followed(coming).filter(isComing).sort(byDay);
  return (
    <>
      <Section title={t('desk.score.title')} empty={t('desk.score.empty')} count={waiting.length}>
        <MeetingList lines={waiting} about="score" first label={t('desk.score.title')} />
        <More of={score} />
      </Section>
      <MonthRequests
        {...(unitId ? { below: unitId } : {})}
        nameOf={(id) => names.get(id) ?? id}
        first={waiting.length === 0}
      />
      <Section title={t('desk.coming.title')} empty={t('desk.coming.empty')} count={next.length}>
        <MeetingList lines={next} about="coming" label={t('desk.coming.title')} />
      </Section>
      <Section title={t('desk.late.title')} empty={t('desk.late.empty')} count={late.length}>
        <MeetingList lines={late} about="late" label={t('desk.late.title')} />
        <More of={minutes} />
      </Section>
      <Section title={t('desk.held.title')} empty={t('desk.held.empty')} count={past.length}>
        <MeetingList lines={past} about="held" label={t('desk.held.title')} />
        <More of={held} />
      </Section>
    </>
  );
}

type Lines = ReturnType<typeof useLines>;
const linesOf = ({ data }: Lines): MeetingLine[] => data?.pages.flatMap(({ items }) => items) ?? [];
const byDue = (a: MeetingLine, b: MeetingLine): number => (a.sheetDueOn ?? '').localeCompare(b.sheetDueOn ?? '');
const byDay = (a: MeetingLine, b: MeetingLine): number =>
  a.heldOn.localeCompare(b.heldOn) || a.startsAt.localeCompare(b.startsAt);
const isPast = (day: LocalDate | null, today: LocalDate): boolean => day !== null && day < today;
const isSheetLate = ({ sheetLate, sheetState }: MeetingLine): boolean => sheetLate && sheetState !== 'confirmed';
const isComing = ({ state }: MeetingLine): boolean => state === 'announced' || state === 'in_progress';

type SectionParts = { title: string; empty: string; count: number; children: ReactNode };

/** A list under its name, or why there is nothing in it. */
function Section({ title, empty, count, children }: SectionParts) {
  return <Card title={title}>{count === 0 ? <p className="note small soft">{empty}</p> : children}</Card>;
}

function More({ of }: { of: Lines }) {
  if (!of.hasNextPage) return null;
  return (
    <LoadMore
      shown={linesOf(of).length}
      busy={of.isFetchingNextPage}
      more={of.hasNextPage}
      onMore={() => void of.fetchNextPage()}
    />
  );
}
