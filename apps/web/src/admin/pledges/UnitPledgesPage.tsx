import { can, type Action } from '@bontot/access';
import type { ReactNode } from 'react';
import {
  ErrorState,
  Go,
  Icon,
  Loading,
  Page,
  searchTo,
  useLanguage,
  usePlace,
  useSession,
} from '../../shared/index.ts';
import type { Overview } from '../commune/answers.ts';
import { crumbsOf } from '../commune/head.ts';
import { usePeriod } from '../commune/period.ts';
import { useOverview } from '../commune/reads.ts';
import { useYear } from '../people/use-year.ts';
import { CampaignPart } from './CampaignPart.tsx';
import { InitiativesPart } from './InitiativesPart.tsx';
import { ModelsPart } from './ModelsPart.tsx';
import { OwnPart } from './OwnPart.tsx';
import { hasOwn, type PartOf } from './part.ts';
import { RegistrationsPart } from './RegistrationsPart.tsx';
import { SharesPart } from './SharesPart.tsx';
import '../commune/overview.css';
import '../register/register.css';
import '../meetings/meetings.css';
import './pledges.css';

const parts = ['shares', 'registrations', 'own', 'initiatives', 'models', 'campaign'] as const;
type Part = (typeof parts)[number];
const views: Record<Part, (parts: PartOf) => ReactNode> = {
  shares: SharesPart,
  registrations: RegistrationsPart,
  own: OwnPart,
  initiatives: InitiativesPart,
  models: ModelsPart,
  campaign: CampaignPart,
};
/** What a part is there for; without it the part is not offered. The services decide each act. */
const needs: Partial<Record<Part, readonly Action[]>> = {
  initiatives: ['review.decide'],
  models: ['review.decide', 'evidence.enter'],
  campaign: ['plans.set'],
};

/** `/units/:unitId/pledges`: how far the cells have come with their pledges, and what waits for the committee. */
export default function UnitPledgesPage() {
  const { params } = usePlace();
  const { t } = useLanguage();
  const unitId = params['unitId'] ?? '';
  const { data, error, refetch } = useOverview(unitId, usePeriod());
  if (!data)
    return (
      <Page title={t('pledges.title')}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[3, 12]} />}
      </Page>
    );
  return <Shown key={unitId} overview={data} />;
}

function Shown({ overview: { unit } }: { overview: Overview }) {
  const { t } = useLanguage();
  const { search, path } = usePlace();
  const { actor, today, may } = useSession();
  const year = useYear(today.slice(0, 4));
  // A committee decides about what lies below it, so that its own path says nothing of that.
  const offered = parts.filter((part) => {
    if (part === 'own') return hasOwn(unit);
    const needed = needs[part];
    if (needed === undefined) return true;
    return needed.some((action) =>
      part === 'campaign' ? can(actor, action, { path: unit.path }, today) : may(action),
    );
  });
  const part = offered.find((each) => each === search['part']) ?? 'shares';
  const View = views[part];
  const keptYear = year === today.slice(0, 4) ? undefined : year;
  const to = (change: Record<string, string | undefined>): string =>
    path + searchTo({ part: part === 'shares' ? undefined : part, year: keptYear, ...change });
  return (
    <Page
      title={t('pledges.title')}
      crumbs={[...crumbsOf(unit, actor, today), { name: unit.name, href: `/units/${unit.id}` }]}
      facts={<span lang="vi">{unit.name}</span>}
    >
      <div className="row wrap between">
        <nav className="seg desk-parts" aria-label={t('pledges.parts')}>
          {offered.map((each) => (
            <Go
              key={each}
              href={to({ part: each === 'shares' ? undefined : each })}
              aria-current={each === part ? 'page' : undefined}
            >
              {t(`pledges.part.${each}`)}
            </Go>
          ))}
        </nav>
        <YearPick year={Number(year)} last={Number(today.slice(0, 4)) + 1} to={(next) => to({ year: String(next) })} />
      </div>
      <View key={year} unit={unit} year={Number(year)} />
    </Page>
  );
}

/** The year that is shown, and those beside it; next year's campaign is set before it begins. */
function YearPick({ year, last, to }: { year: number; last: number; to: (year: number) => string }) {
  const { t } = useLanguage();
  return (
    <nav className="month-pick" aria-label={t('people.year')}>
      <Go className="btn" href={to(year - 1)} aria-label={t('people.year.to', { year: String(year - 1) })}>
        <Icon name="left" />
        {year - 1}
      </Go>
      <b>{t('people.year.of', { year: String(year) })}</b>
      {year < last && (
        <Go className="btn" href={to(year + 1)} aria-label={t('people.year.to', { year: String(year + 1) })}>
          {year + 1}
          <Icon name="right" />
        </Go>
      )}
    </nav>
  );
}
