import { formatDate, formatSlot, formatWeekday } from '@bontot/i18n';
import { addMonths } from '@bontot/kernel';
import type { MonthLine, MonthRequest, UnitDesk } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { send, usePending } from '../data/send.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, TextField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { tell } from '../parts/toast.ts';
import { lastDayOf, pageOf } from './next-step.ts';
import type { Planned } from './PlanDialog.tsx';

type Parts = { desk: UnitDesk; line: MonthLine; onPlan: (planned: Planned) => void; onClose: () => void };

export const monthSubject = (unitId: string, month: string): string => `month:${unitId}.${month}`;

/** One month: its meetings, what was asked of the committee above and decided, and what may be asked. */
export function MonthDialog({ desk, line, onPlan, onClose }: Parts) {
  const { t, language } = useWords();
  const { today, unitId } = desk;
  const [asking, ask] = useState(false);
  const pending = usePending(monthSubject(unitId, line.month));
  const meetings = [line.regular, line.thematic].filter((one) => one !== null);
  const requests = line.duty?.requests ?? [];
  const over = lastDayOf(line.month) < today;
  // A meeting for a month is held in it or in the next one.
  const lastMonth = addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  return (
    <Dialog title={`${formatSlot(language, line.month)} ${line.month.slice(0, 4)}`} open onClose={onClose}>
      {meetings.length > 0 && (
        <Rows>
          {meetings.map((meeting) => (
            <Row
              key={meeting.meetingId}
              icon="calendar"
              title={meeting.title}
              sub={`${formatWeekday(language, meeting.heldOn, today)} · ${t(`phone.meeting.state.${meeting.state}`)}`}
              onClick={() => go(pageOf(meeting))}
            />
          ))}
        </Rows>
      )}
      {requests.map((request) => (
        <Request key={request.requestId} request={request} today={today} />
      ))}
      {pending.length > 0 && (
        <Banner icon="sync">
          <p>{t('phone.ask.waits')}</p>
        </Banner>
      )}
      {asking ? (
        <AskForm desk={desk} line={line} onDone={onClose} />
      ) : (
        <div class="stack">
          {!line.regular && line.month >= lastMonth && (
            <Button look="first" big onClick={() => onPlan({ month: line.month, heldOn: line.plannedOn, kind: null })}>
              {t('phone.next.planDo')}
            </Button>
          )}
          {line.regular?.state !== 'closed' && !over && pending.length === 0 && (
            <Button wide onClick={() => ask(true)}>
              {t('phone.ask.begin')}
            </Button>
          )}
          {over && !line.regular && <p class="soft">{t('phone.ask.over')}</p>}
        </div>
      )}
    </Dialog>
  );
}

function Request({ request: { kind, reason, newDate, decision }, today }: { request: MonthRequest; today: string }) {
  const { t, language } = useWords();
  const day = (date: string | null) => (date ? formatDate(language, date, today) : '');
  const state = decision?.decision ?? 'waiting';
  return (
    <Banner look={state === 'approved' ? 'good' : state === 'refused' ? 'risk' : 'notdue'}>
      <p>
        <b>{t(`phone.ask.kind.${kind}`)}</b> {newDate && t('phone.ask.until', { date: day(newDate) })}{' '}
        {t(`phone.ask.${state}`, { date: day(decision?.decidedOn ?? null) })}
      </p>
      <p>{reason}</p>
      {decision?.reason && <p>{decision.reason}</p>}
    </Banner>
  );
}

function AskForm({ desk, line, onDone }: { desk: UnitDesk; line: MonthLine; onDone: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<MonthRequest['kind']>('postponement');
  const [reason, setReason] = useState('');
  const [newDate, setDate] = useState('');
  const save = async () => {
    const { unitId } = desk;
    await send(
      `/api/v1/months/${encodeURIComponent(unitId)}/${line.month}/requests`,
      { requestId: newUlid(), kind, reason: reason.trim(), ...(kind === 'postponement' ? { newDate } : {}) },
      { subject: monthSubject(unitId, line.month) },
    );
    tell({ text: t('phone.ask.sent') });
    onDone();
  };
  const ready = reason.trim() !== '' && (kind === 'waiver' || newDate !== '');
  return (
    <div class="stack">
      <Choice
        label={t('phone.ask.what')}
        options={(['postponement', 'waiver'] as const).map((value) => ({
          value,
          label: t(`phone.ask.kind.${value}`),
          hint: t(`phone.ask.why.${value}`),
        }))}
        value={kind}
        onChoose={setKind}
      />
      {kind === 'postponement' && (
        <Field label={t('phone.ask.newDate')} type="date" value={newDate} onInput={setDate} min={desk.today} />
      )}
      <TextField label={t('phone.ask.reason')} value={reason} onInput={setReason} maxLength={1_000} />
      <Button look="first" big onClick={save} disabled={!ready}>
        {t('phone.ask.send')}
      </Button>
    </div>
  );
}
