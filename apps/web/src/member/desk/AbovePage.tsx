import { formatDate, formatDeadline } from '@bontot/i18n';
import type { UnitDesk, UnitReport } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { send, usePending } from '../data/send.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { TextField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { DeskFrame } from './DeskFrame.tsx';

/** `/m/cell/above`: reports that the unit owes to the committee above. */
export default function AbovePage() {
  const { t } = useWords();
  return <DeskFrame title={t('phone.duty.above')}>{(desk) => <Reports desk={desk} />}</DeskFrame>;
}

const subjectOf = ({ reportId, unitId }: UnitReport): string => `unit-report:${reportId}.${unitId}`;

function Reports({ desk }: { desk: UnitDesk }) {
  const { t, language } = useWords();
  const [shown, show] = useState<string | null>(null);
  const reports = desk.unitReports
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => Number(a.sentOn !== null) - Number(b.sentOn !== null) || a.dueOn.localeCompare(b.dueOn));
  const open = reports.find(({ reportId }) => reportId === shown);
  if (reports.length === 0) return <EmptyState icon="document" title={t('phone.above.none')} />;
  return (
    <Card title={t('phone.duty.above')} quietTitle open>
      <Rows>
        {reports.map((report) => (
          <Row
            key={report.reportId}
            icon={report.sentOn ? 'good' : 'document'}
            look={report.sentOn ? 'good' : report.dueOn < desk.today ? 'risk' : 'notdue'}
            title={report.title}
            sub={
              report.sentOn
                ? t('phone.above.sent', { date: formatDate(language, report.sentOn, desk.today) })
                : formatDeadline(language, report.dueOn, desk.today)
            }
            onClick={() => show(report.reportId)}
          />
        ))}
      </Rows>
      {open && <ReportDialog report={open} today={desk.today} onClose={() => show(null)} />}
    </Card>
  );
}

function ReportDialog({ report, today, onClose }: { report: UnitReport; today: string; onClose: () => void }) {
  const { t, language } = useWords();
  const [text, setText] = useDraft(subjectOf(report), report.text);
  const pending = usePending(subjectOf(report));
  const [sure, ask] = useState(false);
  const save = async () => {
    if (!sure) return ask(true);
    await send(
      `/api/v1/unit-reports/${encodeURIComponent(report.reportId)}/send`,
      { unitId: report.unitId, text: text.trim() },
      { subject: subjectOf(report) },
    );
    setText(null);
    onClose();
  };
  return (
    <Dialog
      title={report.title}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={!text.trim() || pending.length > 0}>
          {t(sure ? 'phone.above.sure' : 'phone.above.send')}
        </Button>
      }
    >
      <p class="soft">{formatDeadline(language, report.dueOn, today)}</p>
      {pending.length > 0 && (
        <Banner icon="sync">
          <p>{t('phone.waiting')}</p>
        </Banner>
      )}
      {sure && (
        <Banner look="risk">
          <p>{t('phone.above.leaves')}</p>
        </Banner>
      )}
      <TextField label={t('phone.above.text')} value={text} onInput={setText} rows={8} maxLength={20_000} />
    </Dialog>
  );
}
