import { formatDate, formatRatio, formatWeekday } from '@bontot/i18n';
import { Go, Icon, useLanguage, useSession } from '../../shared/index.ts';
import { useNarrow } from '../commune/use-narrow.ts';
import { Chip } from './Chip.tsx';
import { lookOfMonth, type CellMonth } from './month-state.ts';
import { hasSheet, minutesSign, sheetSign } from './signs.ts';

type Parts = { rows: readonly CellMonth[]; month: string };

/** Each cell's month: a table on a wide screen, a list of the same facts on a narrow one. */
export function MonthRows({ rows, month }: Parts) {
  return useNarrow() ? <List rows={rows} month={month} /> : <Table rows={rows} month={month} />;
}

function Table({ rows, month }: Parts) {
  const { t } = useLanguage();
  return (
    <div className="scroll">
      <table className="worst">
        <caption className="sr">{t('desk.month.cells')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.col.cell')}</th>
            <th scope="col">{t('desk.col.state')}</th>
            <th scope="col">{t('desk.col.day')}</th>
            <th scope="col" className="num">
              {t('desk.col.attendance')}
            </th>
            <th scope="col">{t('desk.col.minutes')}</th>
            <th scope="col">{t('desk.col.sheet')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cell.cellId}>
              <th scope="row">
                <CellName row={row} />
              </th>
              <td>
                <State row={row} />
              </td>
              <td>
                <Day row={row} month={month} />
              </td>
              <td className="num">
                <Attendance row={row} />
              </td>
              <td>{row.line?.state === 'closed' && <Chip of={minutesSign(row.line)} />}</td>
              <td>{row.line && hasSheet(row.line) && <Chip of={sheetSign(row.line)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function List({ rows, month }: Parts) {
  const { t } = useLanguage();
  return (
    <ul className="meet-list" aria-label={t('desk.month.cells')}>
      {rows.map((row) => (
        <li key={row.cell.cellId}>
          <div className="meet-what">
            <CellName row={row} className="name" />
            <div className="small">
              <Day row={row} month={month} />
            </div>
            {row.line?.state === 'closed' && (
              <p className="small">
                {t('desk.col.attendance')} <Attendance row={row} />
              </p>
            )}
          </div>
          <div className="chips">
            <State row={row} />
            {row.line?.state === 'closed' && <Chip of={minutesSign(row.line)} />}
            {row.line && hasSheet(row.line) && <Chip of={sheetSign(row.line)} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Leads to the meeting, and to the cell where there is none. */
function CellName({ row: { cell, line }, className }: { row: CellMonth; className?: string }) {
  return (
    <Go href={line ? `/meetings/${line.meetingId}` : `/cells/${cell.cellId}`} data-row className={className} lang="vi">
      {cell.name}
    </Go>
  );
}

function State({ row: { state } }: { row: CellMonth }) {
  const { t } = useLanguage();
  const { look, icon, key } = lookOfMonth[state];
  return (
    <span className={`chip ${look}`}>
      <Icon name={icon} />
      {t(key)}
    </span>
  );
}

/** The day of the meeting, what was decided about the month, and the other meetings of it. */
function Day({ row: { line, request, others }, month }: { row: CellMonth; month: string }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const decision = request?.decision;
  return (
    <>
      {line && (
        <>
          {formatWeekday(language, line.heldOn, today)}
          {line.startsAt && `, ${line.startsAt}`}
        </>
      )}
      {request && (
        <p className="small soft">
          {request.kind === 'postponement' && request.newDate
            ? t('desk.month.newDate', { date: formatDate(language, request.newDate, month) })
            : t('desk.month.waiverAsked')}
          {' · '}
          {decision
            ? t(`desk.month.decided.${decision.decision}`, {
                number: decision.number ?? '…',
                date: formatDate(language, decision.decidedOn, today),
              })
            : t('desk.month.undecided')}
        </p>
      )}
      {others.map((other) => (
        <p key={other.meetingId} className="small">
          <Go href={`/meetings/${other.meetingId}`}>
            {t(`desk.kind.${other.kind}`)}, {formatDate(language, other.heldOn, today)}
          </Go>
        </p>
      ))}
    </>
  );
}

function Attendance({ row: { line } }: { row: CellMonth }) {
  const { language } = useLanguage();
  if (line?.base == null) return null;
  return <span className="fig-num">{formatRatio(language, line.present ?? 0, line.base)}</span>;
}
