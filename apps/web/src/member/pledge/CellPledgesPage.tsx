import { formatDate, formatDeadline } from '@bontot/i18n';
import type { CellPledges, PledgeRow } from '@bontot/pledge-core';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { online } from '../data/line.ts';
import type { WaitingPledge } from '../data/pledge-acts.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { tell } from '../parts/toast.ts';
import { memberHref } from './addresses.ts';
import { useCellActs, useCellPledges, waitingFor } from './cell.ts';
import { groupsOf, toRemind } from './groups.ts';
import { useYear } from './mine.ts';

/** `/m/cell/pledges`: who has not registered or reported stands first; what waits for the secretary before all. */
export default function CellPledgesPage() {
  const { t } = useWords();
  const year = useYear();
  const { value: pledges, error, reload, waiting, unitId } = useCellPledges(year);
  const title = t('pledge.cell.title', { year: String(year) });
  if (unitId === undefined)
    return (
      <Page title={title} back="/m/cell">
        <EmptyState icon="na" title={t('phone.cell.none')} why={t('phone.cell.noneWhy')} />
      </Page>
    );
  if (!pledges && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back="/m/cell" {...(pledges ? { sub: pledges.unitName } : {})}>
      {pledges ? <List pledges={pledges} waiting={waiting} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function List({ pledges, waiting }: { pledges: CellPledges; waiting: readonly WaitingPledge[] }) {
  const { t } = useWords();
  const { counts, rows, year } = pledges;
  const { decide, late, coming, done, none } = groupsOf(rows);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon="people" title={t('pledge.cell.empty')} why={t('pledge.cell.empty.why')} />
      ) : (
        <p>
          <b>{t('pledge.cell.registered', { n: counts.registered, of: counts.obliged })}</b>{' '}
          {counts.overdue > 0 && t('pledge.cell.overdue', { n: counts.overdue })}{' '}
          {counts.same > 0 && t('pledge.cell.same', { n: counts.same })}
        </p>
      )}
      <Remind pledges={pledges} waiting={waiting} />
      <Group title={t('pledge.cell.decide')} rows={decide} year={year} waiting={waiting} />
      <Group title={t('pledge.cell.late')} rows={late} year={year} waiting={waiting} />
      <Group title={t('pledge.cell.coming')} rows={coming} year={year} waiting={waiting} />
      <Group title={t('pledge.cell.done')} rows={done} year={year} waiting={waiting} />
      <Group title={t('pledge.cell.free')} rows={none} year={year} waiting={waiting} />
      <Rows>
        <Row
          icon="document"
          title={t('pledge.registration')}
          sub={t('pledge.registration.sub')}
          href={`/m/cell/registration?year=${year}`}
        />
        <Row
          icon="target"
          title={t('pledge.models')}
          sub={t('pledge.models.sub')}
          href={`/units/${pledges.unitId}/pledges?part=models`}
        />
      </Rows>
    </>
  );
}

/** One tap reminds everybody who lags behind and was not reminded today. */
function Remind({ pledges, waiting }: { pledges: CellPledges; waiting: readonly WaitingPledge[] }) {
  const { t } = useWords();
  const { rows, year } = pledges;
  const act = useCellActs(year);
  const wanted = toRemind(rows, today()).filter((row) => waitingFor(waiting, row, year).length === 0);
  if (wanted.length === 0) return null;
  const remind = async () => {
    await act(wanted.map(({ memberId, version }) => ({ memberId, version, act: { type: 'remind' } })));
    tell({ text: online.value ? t('pledge.cell.reminded', { n: wanted.length }) : t('me.queued') });
  };
  return (
    <Button look="first" big icon="bell" onClick={remind}>
      {t('pledge.cell.remind', { n: wanted.length })}
    </Button>
  );
}

type GroupParts = { title: string; rows: readonly PledgeRow[]; year: number; waiting: readonly WaitingPledge[] };

function Group({ title, rows, year, waiting }: GroupParts) {
  if (rows.length === 0) return null;
  return (
    <Card title={`${title} (${rows.length})`} open>
      <Rows>
        {rows.map((row) => (
          <MemberRow key={row.memberId} row={row} year={year} waits={waitingFor(waiting, row, year).length > 0} />
        ))}
      </Rows>
    </Card>
  );
}

function MemberRow({ row, year, waits }: { row: PledgeRow; year: number; waits: boolean }) {
  const { t, language } = useWords();
  const { memberId, name, state, overdue, due, waiting, remindedOn, grade, sameAsLastYear, obliged } = row;
  const [next] = due;
  const words = [
    ...waiting.map((what) => t(`pledge.waiting.${what}`)),
    t(obliged || state !== 'none' ? `pledge.state.${state}` : 'pledge.state.free'),
    next ? `${t(`pledge.duty.${next.duty}`)}: ${formatDeadline(language, next.dueOn, today())}` : '',
    sameAsLastYear ? t('pledge.same.short') : '',
    grade === null ? '' : t('pledge.cell.grade', { grade: t(`pledge.grade.${grade}`) }),
    remindedOn ? t('pledge.cell.remindedOn', { date: formatDate(language, remindedOn, today()) }) : '',
    waits ? t('phone.waiting') : '',
  ];
  return (
    <Row
      icon={waiting.length > 0 ? 'pencil' : overdue.length > 0 ? 'risk' : state === 'reviewed' ? 'good' : 'notdue'}
      look={overdue.length > 0 ? 'risk' : state === 'reviewed' ? 'good' : 'notdue'}
      title={name}
      sub={words.filter(Boolean).join(' · ')}
      href={`${memberHref(memberId)}?year=${year}`}
    />
  );
}
