import { can, type Action } from '@bontot/access';
import type { WordKey } from '@bontot/i18n';
import type { ReactNode } from 'react';
import { ErrorState, Go, Loading, Page, useLanguage, usePlace, useSession } from '../../shared/index.ts';
import { pageOfUnit } from '../shell/Search.tsx';
import type { PeopleUnit } from './answers.ts';
import { usePeopleUnit } from './reads.ts';
import '../commune/overview.css';
import '../register/register.css';
import '../meetings/meetings.css';
import './people.css';

const parts = ['people', 'transfers', 'candidates', 'classification', 'training', 'duplicates'] as const;
export type Part = (typeof parts)[number];

/** What a part is there for; one of them is enough. The services decide each act. */
const needs: Record<Part, readonly Action[]> = {
  people: ['members.read'],
  transfers: ['members.read'],
  candidates: ['candidates.follow', 'admission.decide'],
  classification: ['classification.read'],
  training: ['training.record'],
  duplicates: ['contact.read'],
};

type Shown = { unit: PeopleUnit; below: boolean };
type Parts = {
  part: Part;
  tools?: (shown: Shown) => ReactNode;
  children: (shown: Shown) => ReactNode;
};

/** The frame of the pages about the people of a unit: which unit, and the way from one page to the next. */
export function PeopleFrame({ part, tools, children }: Parts) {
  const { t } = useLanguage();
  const { params } = usePlace();
  const unitId = params['unitId'] ?? '';
  const { data: unit, error, refetch } = usePeopleUnit(unitId);
  const title = t(`people.title.${part}` satisfies WordKey);
  if (!unit)
    return (
      <Page title={title}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[3, 12]} />}
      </Page>
    );
  const shown = { unit, below: unit.level !== 'cell' };
  return (
    <Page
      key={unitId}
      title={title}
      crumbs={[{ name: unit.name, href: pageOfUnit({ id: unit.unitId, level: unit.level }) }]}
      facts={<span lang="vi">{unit.name}</span>}
      tools={tools?.(shown)}
    >
      <PartLinks unit={unit} part={part} />
      {children(shown)}
    </Page>
  );
}

function PartLinks({ unit, part }: { unit: PeopleUnit; part: Part }) {
  const { t } = useLanguage();
  const { actor, today } = useSession();
  const offered = parts.filter((each) => needs[each].some((action) => can(actor, action, { path: unit.path }, today)));
  if (offered.length < 2) return null;
  return (
    <nav className="seg desk-parts" aria-label={t('people.parts')}>
      {offered.map((each) => (
        <Go key={each} href={`/units/${unit.unitId}/${each}`} aria-current={each === part ? 'page' : undefined}>
          {t(`people.part.${each}`)}
        </Go>
      ))}
    </nav>
  );
}
