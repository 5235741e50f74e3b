import { formatDate, formatDeadline } from '@bontot/i18n';
import type { UnitReport } from '@bontot/meeting-core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  api,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  useLanguage,
  useSession,
  useToast,
} from '../../shared/index.ts';
import type { Overview } from '../commune/answers.ts';
import { AskForm } from './AskForm.tsx';
import { CellPicker, everyCell, pickedOf } from './CellPicker.tsx';
import { throwRefused, type Each } from './each.ts';
import { paperAddress, useCells, useUnitReports } from './reads.ts';
import { askedReportsOf, isLate, type AskedReport } from './sent.ts';
import { newUlid } from '../../shared/ulid.ts';

/** Reports that the committee asks of its cells: to ask for one, to see who sent it and who is late. */
export function ReportsPart({ unit }: { unit: Overview['unit'] }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const reports = useUnitReports(unit.id);
  const cells = useCells(unit.id);
  const [asking, ask] = useState(false);
  const names = new Map(cells.data?.map(({ cellId, name }) => [cellId, name]));
  const asked = askedReportsOf(reports.data?.pages.flatMap(({ items }) => items) ?? [], today);
  return (
    <>
      {asking ? (
        <AskReport unitId={unit.id} today={today} onClose={() => ask(false)} />
      ) : (
        <div>
          <button className="btn first" type="button" onClick={() => ask(true)} data-key-act>
            <Icon name="plus" />
            {t('desk.report.ask')}
          </button>
        </div>
      )}
      <Card title={t('desk.report.list')}>
        {!reports.data ? (
          reports.error ? (
            <ErrorState error={reports.error} retry={() => void reports.refetch()} />
          ) : (
            <Loading blocks={[8]} />
          )
        ) : asked.length === 0 ? (
          <EmptyState icon="inbox" title={t('desk.report.empty')} why={t('desk.report.empty.why')} />
        ) : (
          <ul className="meet-list">
            {asked.map((report) => (
              <ReportRow key={report.reportId} report={report} nameOf={(id) => names.get(id) ?? id} />
            ))}
          </ul>
        )}
        {reports.hasNextPage && (
          <LoadMore
            shown={asked.length}
            busy={reports.isFetchingNextPage}
            more={reports.hasNextPage}
            onMore={() => void reports.fetchNextPage()}
          />
        )}
      </Card>
    </>
  );
}

function AskReport({ unitId, today, onClose }: { unitId: string; today: string; onClose: () => void }) {
  const { t } = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const cells = useCells(unitId);
  const [picked, pick] = useState(everyCell);
  const [asked, tryTo] = useState(false);
  const reportId = useRef(newUlid());
  const to = pickedOf(cells.data ?? [], picked);
  return (
    <Card title={t('desk.report.ask')}>
      <div className="card-body">
        <AskForm
          questions={[
            { name: 'title', kind: 'line', label: t('desk.report.title'), required: true },
            { name: 'dueOn', kind: 'date', label: t('desk.report.dueDay'), required: true, from: today },
          ]}
          act={t('desk.report.askOf', { n: to.length })}
          ready={to.length > 0}
          onAsked={() => tryTo(true)}
          send={async ({ title, dueOn }) => {
            const body = { reportId: reportId.current, title, dueOn, unitIds: to };
            throwRefused(await api.post<Each>('/api/v1/unit-reports', body));
          }}
          onDone={() => {
            toast({ text: t('desk.report.asked', { n: to.length }) });
            void client.invalidateQueries({ queryKey: ['meetings'] });
            onClose();
          }}
          onCancel={onClose}
        >
          <CellPicker cells={cells} picked={picked} onPick={pick} asked={asked} />
        </AskForm>
      </div>
    </Card>
  );
}

type RowParts = { report: AskedReport; nameOf: (unitId: string) => string };

function ReportRow({ report: { reportId, title, dueOn, units, sent, late }, nameOf }: RowParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return (
    <li data-row={reportId} tabIndex={-1}>
      <div className="meet-what">
        <p lang="vi">
          <b>{title}</b>
        </p>
        <p className="small">
          {formatDeadline(language, dueOn, today)}
          {' · '}
          {t('desk.report.sent', { sent, n: units.length })}
          {late > 0 && <span className="fail"> · {t('desk.report.late', { n: late })}</span>}
        </p>
        <details>
          <summary>{t('desk.study.byCell')}</summary>
          <ul className="meet-units small">
            {units.map((each) => (
              <li key={each.unitId}>
                <span lang="vi">{nameOf(each.unitId)}</span>
                <span className={isLate(each, today) ? 'fail' : 'soft'}>
                  {isLate(each, today) && <Icon name="fail" />}
                  {each.sentOn
                    ? t('desk.report.sentOn', { date: formatDate(language, each.sentOn, today) })
                    : t('desk.report.notSent')}
                </span>
                <Sent report={each} />
              </li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}

/** What a cell wrote, and its file. */
function Sent({ report: { text, file, reportId, unitId } }: { report: UnitReport }) {
  const { t } = useLanguage();
  if (!text && !file) return null;
  return (
    <div className="wide">
      {text && (
        <p className="said" lang="vi">
          {text}
        </p>
      )}
      {file && (
        <a href={paperAddress(file.fileId, `report:${reportId}.${unitId}`)} target="_blank" rel="noreferrer">
          {t('desk.study.open', { name: file.name })}
        </a>
      )}
    </div>
  );
}
