import { formatDate } from '@bontot/i18n';
import type { Initiative, InitiativeState, MyPledge } from '@bontot/pledge-core';
import { newUlid } from '../../shared/ulid.ts';
import { go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import type { IconName } from '../parts/icons.ts';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { PLEDGE } from './addresses.ts';
import { useMyPledge, useYear } from './mine.ts';

export const lookOfInitiative: Record<InitiativeState, { icon: IconName; look: string }> = {
  draft: { icon: 'pencil', look: 'notdue' },
  submitted: { icon: 'notdue', look: 'notdue' },
  applied: { icon: 'part', look: 'notdue' },
  recognised: { icon: 'good', look: 'good' },
  declined: { icon: 'fail', look: 'fail' },
  withdrawn: { icon: 'na', look: 'na' },
};

/** `/m/pledge/initiatives`: what I have proposed this year and what became of it. */
export default function InitiativesPage() {
  const { t } = useWords();
  const year = useYear();
  const { value: mine, error, reload } = useMyPledge(year);
  const title = t('pledge.initiatives');
  if (!mine && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back={PLEDGE}>
      {mine ? <List mine={mine} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function List({ mine: { initiatives, year } }: { mine: MyPledge }) {
  const { t } = useWords();
  return (
    <>
      {initiatives.length === 0 ? (
        <EmptyState
          icon="target"
          title={t('pledge.initiatives.none')}
          why={t('pledge.initiatives.why', { year: String(year) })}
        />
      ) : (
        <Card title={t('pledge.initiatives')} quietTitle open>
          <Rows>
            {initiatives.map((initiative) => (
              <InitiativeRow key={initiative.initiativeId} initiative={initiative} year={year} />
            ))}
          </Rows>
        </Card>
      )}
      <Button look="first" big icon="plus" onClick={() => go(`${PLEDGE}/initiatives/${newUlid()}?year=${year}`)}>
        {t('pledge.initiative.add')}
      </Button>
    </>
  );
}

function InitiativeRow({ initiative, year }: { initiative: Initiative; year: number }) {
  const { t, language } = useWords();
  const { initiativeId, title, state, decision } = initiative;
  return (
    <Row
      {...lookOfInitiative[state]}
      title={<span lang="vi">{title || t('pledge.initiative.untitled')}</span>}
      sub={
        decision && state === 'recognised'
          ? t('pledge.initiative.recognised', {
              number: decision.number,
              date: formatDate(language, decision.decidedOn, today()),
            })
          : t(`pledge.initiative.state.${state}`)
      }
      href={`${PLEDGE}/initiatives/${initiativeId}?year=${year}`}
    />
  );
}
