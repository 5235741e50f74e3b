import { can } from '@bontot/access';
import { formatSlot } from '@bontot/i18n';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Go,
  Icon,
  Loading,
  LoadMore,
  NewsPill,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
} from '../../shared/index.ts';
import type { Overview } from '../commune/answers.ts';
import { usePeriod } from '../commune/period.ts';
import { useChildren } from '../commune/reads.ts';
import { MonthRequests } from './MonthRequests.tsx';
import { MonthRows } from './MonthRows.tsx';
import { countsOf, isMonthState, lookOfMonth, monthOf, monthsAround, type CellMonth } from './month-state.ts';
import { useCells, useMonth } from './reads.ts';
import { useFresh } from './use-fresh.ts';

type Parts = { unit: Overview['unit'] };

/** The month of all cells, worst first; a province looks at one committee after the other. */
export function MonthPart({ unit }: Parts) {
  const { actor, today } = useSession();
  if (unit.level === 'province') return <Committees unit={unit} />;
  return can(actor, 'minutes.read', { path: unit.path }, today) ? <Month unit={unit} /> : <RequestsAlone unit={unit} />;
}

/** Whoever decides about months without reading meetings (a standing committee) sees what is asked. */
function RequestsAlone({ unit }: Parts) {
  const { t } = useLanguage();
  const { may } = useSession();
  const cells = useCells(unit.id);
  const names = new Map(cells.data?.map(({ cellId, name }) => [cellId, name]));
  if (!may('waiver.approve'))
    return <EmptyState icon="calendar" title={t('desk.month.notShown')} why={t('desk.month.notShown.why')} />;
  return <MonthRequests below={unit.id} nameOf={(id) => names.get(id) ?? id} empty={t('desk.requests.empty')} />;
}

function Month({ unit }: Parts) {
  const { t } = useLanguage();
  const { today, may } = useSession();
  const { search } = usePlace();
  const months = monthsAround(today);
  const month = months.find((each) => each === search['month']) ?? today.slice(0, 7);
  const cells = useCells(unit.id);
  const answer = useMonth(unit.id, month, may('waiver.approve'));
  const names = new Map(cells.data?.map(({ cellId, name }) => [cellId, name]));
  const { stale, renew } = useFresh((unitId) => names.has(unitId));
  const error = cells.error ?? answer.error;
  const waiting = !cells.data || !answer.data;
  return (
    <>
      {may('waiver.approve') && <MonthRequests below={unit.id} nameOf={(id) => names.get(id) ?? id} />}
      <div className="desk-bar">
        <MonthPicker months={months} month={month} />

        <NewsPill text={stale ? t('desk.changed') : null} onTake={renew} />
      </div>
      {waiting ? (
        error ? (
          <ErrorState error={error} retry={() => void Promise.all([cells.refetch(), answer.refetch()])} />
        ) : (
          <Loading blocks={[3, 14]} />
        )
      ) : (
        <Rows
          key={month}
          month={month}
          rows={monthOf(cells.data, answer.data.lines, answer.data.duties, {
            ...{ month, today, keptSince: answer.data.keptSince },
          })}
        />
      )}
    </>
  );
}

function MonthPicker({ months, month }: { months: readonly string[]; month: string }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const change = useSearchChange();
  const at = months.indexOf(month);
  const go = (to: string | undefined): void =>
    to === undefined ? undefined : change({ month: to === today.slice(0, 7) ? undefined : to, state: undefined });
  const name = (each: string): string =>
    t('desk.month.name', { month: formatSlot(language, each), year: each.slice(0, 4) });
  return (
    <div className="month-pick">
      <button className="btn" type="button" disabled={at === months.length - 1} onClick={() => go(months[at + 1])}>
        <Icon name="left" />
        <span className="sr">{t('desk.month.before')}</span>
      </button>
      <label className="desk-pick">
        <span className="sr">{t('desk.month.choose')}</span>
        <select className="field" value={month} onChange={({ target }) => go(target.value)}>
          {months.map((each) => (
            <option key={each} value={each}>
              {name(each)}
            </option>
          ))}
        </select>
      </label>
      <button className="btn" type="button" disabled={at === 0} onClick={() => go(months[at - 1])}>
        <Icon name="right" />
        <span className="sr">{t('desk.month.after')}</span>
      </button>
    </div>
  );
}

const SHOWN_FIRST = 50;

function Rows({ rows, month }: { rows: readonly CellMonth[]; month: string }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const [most, show] = useState(SHOWN_FIRST);
  const chosen = isMonthState(search['state']) ? search['state'] : undefined;
  const wanted = chosen ? rows.filter(({ state }) => state === chosen) : rows;
  const late = rows.filter(({ line }) => line?.minutesLate || line?.sheetLate).length;
  if (rows.length === 0)
    return (
      <Card title={t('desk.part.month')} quietTitle>
        <EmptyState icon="people" title={t('units.empty')} why={t('units.emptyWhy')} />
      </Card>
    );
  return (
    <Card title={t('desk.month.cells')} quietTitle>
      <div className="month-head">
        <div className="row wrap count-chips" role="group" aria-label={t('desk.month.filter')}>
          {countsOf(rows).map(({ state, n }) => {
            const { look, icon, key } = lookOfMonth[state];
            return (
              <button
                key={state}
                type="button"
                className={`chip ${look}`}
                aria-pressed={state === chosen}
                onClick={() => change({ state: state === chosen ? undefined : state })}
              >
                <Icon name={icon} />
                {t(key)}: {n}
              </button>
            );
          })}
        </div>
        {late > 0 && <p className="small">{t('desk.month.late', { n: late })}</p>}
      </div>
      {wanted.length === 0 ? (
        <EmptyState icon="search" title={t('units.noMatch')} why={t('desk.month.noMatch')} />
      ) : (
        <MonthRows rows={wanted.slice(0, most)} month={month} />
      )}
      {wanted.length > most && (
        <LoadMore shown={most} total={wanted.length} busy={false} more onMore={() => show(most + SHOWN_FIRST)} />
      )}
    </Card>
  );
}

/** The committees below, each with the state of its own cells behind it. */
function Committees({ unit }: Parts) {
  const { t } = useLanguage();
  const { may } = useSession();
  const children = useChildren(unit.id, usePeriod());
  const rows = children.data?.pages.flatMap(({ items }) => items) ?? [];
  if (!children.data)
    return children.error ? (
      <ErrorState error={children.error} retry={() => void children.refetch()} />
    ) : (
      <Loading blocks={[12]} />
    );
  return (
    <>
      {may('waiver.approve') && <MonthRequests below={unit.id} nameOf={(id) => id} />}
      <Card title={t('desk.committees')}>
        {rows.length === 0 ? (
          <EmptyState icon="people" title={t('units.empty')} why={t('units.emptyWhy')} />
        ) : (
          <ul className="meet-list">
            {rows.map(({ unit: { id, name }, cells }) => (
              <li key={id}>
                <Go href={`/units/${id}/meetings`} data-row className="name" lang="vi">
                  {name}
                </Go>
                <span className="small soft">{t('units.cellsOf', { n: cells })}</span>
              </li>
            ))}
          </ul>
        )}
        {children.hasNextPage && (
          <LoadMore
            shown={rows.length}
            busy={children.isFetchingNextPage}
            more={children.hasNextPage}
            onMore={() => void children.fetchNextPage()}
          />
        )}
      </Card>
    </>
  );
}
