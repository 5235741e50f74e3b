import { formatDate, formatSlot } from '@bontot/i18n';
import type { UnitDesk } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { send, usePending } from '../data/send.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { TextField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { tell } from '../parts/toast.ts';
import { byGivenName, nameOf } from '../run/people.ts';
import { DeskFrame } from './DeskFrame.tsx';
import { unreported } from './duties.ts';

/** `/m/cell/reports`: who has reported this month; a leader enters the reports of members who have no smartphone. */
export default function ReportsPage() {
  const { t } = useWords();
  return <DeskFrame title={t('phone.duty.reports')}>{(desk) => <Reports desk={desk} />}</DeskFrame>;
}

const MOST = 4_000;
const subjectOf = (unitId: string, month: string): string => `reports:${unitId}.${month}`;

function Reports({ desk }: { desk: UnitDesk }) {
  const { t, language } = useWords();
  const { names, today, unitId, memberReports } = desk;
  const month = today.slice(0, 7);
  const pending = usePending(subjectOf(unitId, month));
  const [writing, write] = useState<string | null>(null);
  const waiting = new Set(
    pending.flatMap(({ body }) => (body as { items: { personId: string }[] }).items.map(({ personId }) => personId)),
  );
  const missing = unreported(desk)
    .filter((personId) => !waiting.has(personId))
    .sort((a, b) => byGivenName(nameOf(names, a), nameOf(names, b)));
  const done = memberReports.filter(({ reportedOn }) => reportedOn);
  return (
    <>
      <p>{t('phone.reports.hint', { month: formatSlot(language, month) })}</p>
      {missing.length === 0 ? (
        <EmptyState icon="good" title={t('phone.reports.all')} />
      ) : (
        <Card title={t('phone.reports.missing', { n: missing.length })} open>
          <Rows>
            {missing.map((personId) => (
              <Row
                key={personId}
                icon="notdue"
                title={nameOf(names, personId)}
                end={t('phone.reports.enter')}
                onClick={() => write(personId)}
              />
            ))}
          </Rows>
        </Card>
      )}
      {waiting.size > 0 && (
        <Card title={t('phone.waiting')} open>
          <Rows>
            {[...waiting].map((personId) => (
              <Row key={personId} icon="sync" title={nameOf(names, personId)} />
            ))}
          </Rows>
        </Card>
      )}
      {done.length > 0 && (
        <Card title={t('phone.reports.done', { n: done.length })} open>
          <Rows>
            {done.map(({ personId, text, reportedOn }) => (
              <Row
                key={personId}
                icon="good"
                look="good"
                title={nameOf(names, personId)}
                sub={text}
                end={formatDate(language, reportedOn!, today)}
              />
            ))}
          </Rows>
        </Card>
      )}
      {writing && <ReportDialog desk={desk} month={month} personId={writing} onClose={() => write(null)} />}
    </>
  );
}

type Parts = { desk: UnitDesk; month: string; personId: string; onClose: () => void };

function ReportDialog({ desk: { names, unitId }, month, personId, onClose }: Parts) {
  const { t } = useWords();
  const [text, setText] = useDraft(`report:${personId}.${month}`, '');
  const save = async () => {
    const body = { items: [{ personId, text: text.trim() }] };
    await send(`/api/v1/member-reports/${month}`, body, { subject: subjectOf(unitId, month) });
    setText(null);
    tell({ text: t('phone.reports.saved', { name: nameOf(names, personId) }) });
    onClose();
  };
  return (
    <Dialog
      title={nameOf(names, personId)}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={!text.trim()}>
          {t('phone.reports.send')}
        </Button>
      }
    >
      <TextField
        label={t('phone.reports.text')}
        hint={t('phone.reports.byHelper')}
        value={text}
        rows={6}
        maxLength={MOST}
        onInput={setText}
      />
    </Dialog>
  );
}
