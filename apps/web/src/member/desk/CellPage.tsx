import { formatDeadline, formatRatio, formatSlot, formatWeekday } from '@bontot/i18n';
import type { MonthLine, UnitDesk } from '@bontot/meeting-core';
import type { CellPledges } from '@bontot/pledge-core';
import { useEffect, useState } from 'preact/hooks';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { fetchAndKeep, useRead } from '../data/read.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { cellPath } from '../pledge/addresses.ts';
import { assessmentPath, setPath, type AssessmentAnswer } from '../run/attendance-of-year.ts';
import { lookOfMonth, monthStateOf } from './months.ts';
import { MonthDialog } from './MonthDialog.tsx';
import { NextStepCard } from './NextStepCard.tsx';
import { pageOf } from './next-step.ts';
import { PlanDialog, type Planned } from './PlanDialog.tsx';
import { duties } from './duties.ts';
import { useDesk } from './use-desk.ts';
import './desk.css';

/** `/m/cell`: the month at a glance, its next step one tap away. */
export default function CellPage() {
  const { t, language } = useWords();
  const { leads } = useSession();
  const { value: desk, error, reload } = useDesk();
  if (!leads)
    return (
      <Page title={t('phone.title.cell')}>
        <EmptyState icon="na" title={t('phone.cell.none')} why={t('phone.cell.noneWhy')} />
      </Page>
    );
  if (!desk && error === undefined) return <Loading title={t('phone.title.cell')} />;
  return (
    <Page
      title={desk?.unitName ?? leads.unitName}
      {...(desk ? { sub: formatWeekday(language, desk.today, desk.today) } : {})}
    >
      {desk ? <Desk desk={desk} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Desk({ desk }: { desk: UnitDesk }) {
  const { t, language } = useWords();
  const { may } = useSession();
  const [planned, plan] = useState<Planned | null>(null);
  const [month, show] = useState<MonthLine | null>(null);
  useKeptCard(desk);
  const { today } = desk;
  return (
    <>
      <NextStepCard desk={desk} onPlan={plan} />
      {desk.open.length > 0 && (
        <Card title={t('phone.cell.open')} open>
          <Rows>
            {desk.open.map((line) => (
              <Row
                key={line.meetingId}
                icon="calendar"
                title={line.title}
                sub={`${formatWeekday(language, line.heldOn, today)} · ${t(`phone.meeting.state.${line.state as 'draft'}`)}`}
                href={pageOf(line)}
              />
            ))}
          </Rows>
        </Card>
      )}
      <Card title={t('phone.cell.duties')} open>
        <Rows>
          {duties(desk).map(({ id, icon, look, href, words, values, dueOn }) => (
            <Row
              key={id}
              icon={icon}
              look={look}
              title={t(`phone.duty.${id}`)}
              sub={`${t(words, values)}${dueOn ? ` · ${formatDeadline(language, dueOn, today)}` : ''}`}
              href={href}
            />
          ))}
        </Rows>
      </Card>
      <PledgesRow desk={desk} />
      <Card title={t('phone.cell.year', { year: today.slice(0, 4) })} open>
        <ul class="months">
          {desk.months.map((line) => {
            const state = monthStateOf(line, desk);
            const { icon, look } = lookOfMonth[state];
            return (
              <li key={line.month}>
                <button class={`month ${look}`} type="button" onClick={() => show(line)}>
                  <b>{formatSlot(language, line.month)}</b>
                  <span class="row">
                    <Icon name={icon} />
                    {t(`phone.month.${state}`)}
                  </span>
                  {line.regular?.state === 'closed' && line.regular.base !== null && (
                    <span class="s2">{formatRatio(language, line.regular.present ?? 0, line.regular.base)}</span>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </Card>
      <Button icon="plus" wide onClick={() => plan({ month: today.slice(0, 7), heldOn: null, kind: null })}>
        {t('phone.plan.another')}
      </Button>
      <Rows>
        {desk.level === 'cell' && may('candidates.follow') && <PeopleRows unitId={desk.unitId} />}
        <Row icon="settings" title={t('phone.title.series')} sub={seriesWords(desk, t)} href="/m/cell/settings" />
      </Rows>
      {planned && <PlanDialog desk={desk} planned={planned} onClose={() => plan(null)} />}
      {month && (
        <MonthDialog
          desk={desk}
          line={month}
          onPlan={(next) => {
            show(null);
            plan(next);
          }}
          onClose={() => show(null)}
        />
      )}
    </>
  );
}

/** The pledges of the cell, with who lags behind. */
function PledgesRow({ desk: { unitId, level, today } }: { desk: UnitDesk }) {
  const { t } = useWords();
  const { value } = useRead<CellPledges>(level === 'cell' ? cellPath(unitId, Number(today.slice(0, 4))) : null);
  if (level !== 'cell') return null;
  const counts = value?.counts;
  const open = (counts?.overdue ?? 0) + (counts?.waiting ?? 0);
  return (
    <Rows>
      <Row
        icon="document"
        look={!counts ? 'notdue' : counts.overdue > 0 ? 'risk' : open > 0 ? 'notdue' : 'good'}
        title={t('pledge.cell')}
        sub={counts ? t('pledge.cell.line', { late: counts.overdue, waiting: counts.waiting }) : t('pledge.cell.see')}
        href="/m/cell/pledges"
      />
    </Rows>
  );
}

/** The people of the cell, on pages that need more room than this app has: they open in the browser. */
function PeopleRows({ unitId }: { unitId: string }) {
  const { t } = useWords();
  const unit = `/units/${encodeURIComponent(unitId)}`;
  return (
    <>
      {(['people', 'candidates', 'classification'] as const).map((part) => (
        <Row
          key={part}
          icon="people"
          title={t(`phone.cell.${part}`)}
          sub={t(`phone.cell.${part}.sub`)}
          href={`${unit}/${part}`}
        />
      ))}
    </>
  );
}

function seriesWords({ settings }: UnitDesk, t: ReturnType<typeof useWords>['t']): string {
  const { regular } = settings;
  return regular ? t('phone.series.line', { day: regular.day, time: regular.startsAt }) : t('phone.series.none');
}

/** The card of the cell, kept for the summary before a closing: there may be no network then. */
function useKeptCard({ unitId, level, today }: UnitDesk): void {
  const { may } = useSession();
  const reads = level === 'cell' && may('score.read');
  useEffect(() => {
    if (!reads) return;
    void fetchAndKeep<AssessmentAnswer>(assessmentPath(unitId, today.slice(0, 4)))
      .then(({ criteriaSet }) => fetchAndKeep(setPath(criteriaSet)))
      .catch(() => undefined);
  }, [reads, unitId, today]);
}
