import { formatDate, formatDeadline, formatNumber } from '@bontot/i18n';
import { addDays, localDateOf } from '@bontot/kernel';
import { meetingSheet, type MeetingView, type Sheet } from '@bontot/meeting-core';
import { Card, Icon, useLanguage, useSession } from '../../shared/index.ts';
import { Chip } from './Chip.tsx';
import { useNameOf } from './people.ts';
import { SheetForm } from './SheetForm.tsx';
import { cellColumn, confirmedColumn, resultOf } from './sheet-model.ts';
import { gradeSign, sheetSign } from './signs.ts';

/** Days after the meeting within which the sheet is confirmed (domain handbook 3.5). */
const SHEET_DAYS = 10;

/** The meeting's own score: the cell's column beside the confirming one; both stay visible whatever was decided. */
export function SheetCard({ view }: { view: MeetingView }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const nameOf = useNameOf(view.names);
  const { meeting, may } = view;
  const { sheet, passed } = meeting;
  if (meeting.state !== 'closed' || (meeting.kind !== 'regular' && meeting.kind !== 'combined')) return null;
  const sign = sheetSign({
    sheetState: sheet.state,
    sheetLate: passed.sheetUnconfirmed === true,
    grade: sheet.state === 'confirmed' ? resultOf(confirmedColumn(sheet)).grade : null,
  });
  const dueOn = addDays(meeting.heldOn, SHEET_DAYS);
  const votes =
    sheet.votes && t('desk.sheet.votes', { yes: sheet.votes.for, no: sheet.votes.against, other: sheet.votes.other });
  const confirming = sheet.state === 'sent_up' && may.includes('confirm-score');
  return (
    <Card title={t('desk.sheet.title')} tools={<Chip of={sign} />}>
      <div className="sheet-note small">
        {sheet.state !== 'confirmed' && <p>{formatDeadline(language, dueOn, today)}</p>}
        {votes && <p className="soft">{votes}</p>}
        {sheet.state === 'confirmed' && sheet.confirmedAt !== null && (
          <p>
            {t('desk.sheet.confirmedBy', {
              name: nameOf(sheet.confirmedBy),
              date: formatDate(language, localDateOf(sheet.confirmedAt), today),
            })}
          </p>
        )}
        {sheet.state === 'returned' && (
          <p className="banner risk">
            <Icon name="risk" />
            <span>{t('desk.sheet.returnedBecause', { reason: sheet.returnedBecause })}</span>
          </p>
        )}
      </div>
      {Object.keys(sheet.rows).length === 0 ? (
        <p className="note small soft">{t('desk.sheet.empty')}</p>
      ) : confirming ? (
        <SheetForm view={view} />
      ) : (
        <SheetTable sheet={sheet} />
      )}
      <p className="note tiny soft">{t('desk.sheet.rule', { n: formatNumber(language, 2) })}</p>
    </Card>
  );
}

/** The sheet to read. */
function SheetTable({ sheet }: { sheet: Sheet }) {
  const { t, language } = useLanguage();
  const cell = resultOf(cellColumn(sheet));
  const confirmed = sheet.state === 'confirmed' ? resultOf(confirmedColumn(sheet)) : null;
  return (
    <div className="scroll" role="region" aria-label={t('desk.sheet.table')} tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('desk.sheet.col.row')}</th>
            <th scope="col" className="num">
              {t('desk.sheet.col.max')}
            </th>
            <th scope="col" className="num">
              {t('desk.sheet.col.cell')}
            </th>
            <th scope="col" className="num">
              {t('desk.sheet.col.confirmed')}
            </th>
          </tr>
        </thead>
        {meetingSheet.blocks.map((block) => (
          <tbody key={block.id}>
            <tr className="sheet-block">
              <th scope="rowgroup" colSpan={4}>
                {block.name[language]}
              </th>
            </tr>
            {block.rows.map(({ id, name, max }) => {
              const points = sheet.rows[id];
              return (
                <tr
                  key={id}
                  data-differs={points?.confirmed !== null && points?.confirmed !== points?.cell ? '' : undefined}
                >
                  <th scope="row">
                    {name[language]}
                    {points?.why && (
                      <span className="why small" lang="vi">
                        {points.why}
                      </span>
                    )}
                  </th>
                  <td className="num soft">{formatNumber(language, max)}</td>
                  <td className="num">{points ? formatNumber(language, points.cell) : '–'}</td>
                  <td className="num">{points?.confirmed == null ? '–' : formatNumber(language, points.confirmed)}</td>
                </tr>
              );
            })}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{t('desk.sheet.total')}</th>
            <td className="num soft">{formatNumber(language, meetingSheet.totalMax)}</td>
            <td className="num">
              <b>{formatNumber(language, cell.total)}</b>
            </td>
            <td className="num">
              <b>{confirmed ? formatNumber(language, confirmed.total) : '–'}</b>
            </td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t('desk.sheet.grade')}
            </th>
            <td className="num">{t(gradeSign(cell.grade).key)}</td>
            <td className="num">{confirmed ? t(gradeSign(confirmed.grade).key) : '–'}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
