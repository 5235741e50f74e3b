import type { Overview } from '../commune/answers.ts';
import { crumbsOf } from '../commune/head.ts';
import { usePeriod } from '../commune/period.ts';
import { useOverview } from '../commune/reads.ts';
import { can, type Action } from '@bontot/access';
import { ErrorState, Go, Icon, Loading, Page, useLanguage, usePlace, useSession } from '../../shared/index.ts';
import { LimitsPart } from './LimitsPart.tsx';
import { MonthPart } from './MonthPart.tsx';
import { ReportsPart } from './ReportsPart.tsx';
import { StudyPart } from './StudyPart.tsx';
import { TasksPart } from './TasksPart.tsx';
import '../commune/overview.css';
import '../register/register.css';
import './meetings.css';

const parts = ['month', 'tasks', 'study', 'reports', 'limits'] as const;
type Part = (typeof parts)[number];
const views: Record<Part, (unit: { unit: Overview['unit'] }) => React.ReactNode> = {
  month: MonthPart,
  tasks: TasksPart,
  study: StudyPart,
  reports: ReportsPart,
  limits: LimitsPart,
};
/** What a part is there for; without it the part is not offered. The services decide each act. */
const needs: Partial<Record<Part, Action>> = {
  tasks: 'task.assign',
  study: 'plans.set',
  reports: 'plans.set',
  limits: 'plans.set',
};

/** `/units/:unitId/meetings`: a committee looks after the meetings of its cells. */
export default function UnitMeetingsPage() {
  const { params } = usePlace();
  const { t } = useLanguage();
  const unitId = params['unitId'] ?? '';
  const { data, error, refetch } = useOverview(unitId, usePeriod());
  if (!data)
    return (
      <Page title={t('shell.title.unitMeetings')}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[3, 12]} />}
      </Page>
    );
  return <Shown key={unitId} overview={data} />;
}

function Shown({ overview: { unit } }: { overview: Overview }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const { actor, today } = useSession();
  const may = (action: Action): boolean => can(actor, action, { path: unit.path }, today);
  const offered = parts.filter((part) => needs[part] === undefined || may(needs[part]));
  const part = offered.find((each) => each === search['part']) ?? 'month';
  const View = views[part];
  return (
    <Page
      title={t('shell.title.unitMeetings')}
      crumbs={[...crumbsOf(unit, actor, today), { name: unit.name, href: `/units/${unit.id}` }]}
      facts={<span lang="vi">{unit.name}</span>}
      tools={
        may('committee-meeting.conduct') && (
          <a className="btn" href={`/m/cell?unit=${encodeURIComponent(unit.id)}`}>
            <Icon name="calendar" />
            {t('desk.own')}
          </a>
        )
      }
    >
      {offered.length > 1 && (
        <nav className="seg desk-parts" aria-label={t('desk.parts')}>
          {offered.map((each) => (
            <Go
              key={each}
              href={`/units/${unit.id}/meetings${each === 'month' ? '' : `?part=${each}`}`}
              aria-current={each === part ? 'page' : undefined}
            >
              {t(`desk.part.${each}`)}
            </Go>
          ))}
        </nav>
      )}
      <View unit={unit} />
    </Page>
  );
}
