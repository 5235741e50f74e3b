import { formatSlot } from '@bontot/i18n';
import { addMonths, type LocalDate } from '@bontot/kernel';
import type { MeetingKind, Month, UnitDesk } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { go } from '../app/router.tsx';
import { sentenceOf, useWords } from '../app/words.ts';
import { planMeeting } from '../data/plan.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, SelectField } from '../parts/Field.tsx';
import { Refused } from '../run/Refused.tsx';

export type Planned = { month: Month; heldOn: LocalDate | null; kind: MeetingKind | null };

const OF_CELL = ['regular', 'combined', 'thematic', 'extraordinary'] as const;
const OF_COMMITTEE = ['committee', 'extraordinary'] as const;
const USUAL_TIME = '19:00';

/** A meeting for a month, on the day that the series gives; the agenda is there as soon as it is planned. */
export function PlanDialog({ desk, planned, onClose }: { desk: UnitDesk; planned: Planned; onClose: () => void }) {
  const { t, language } = useWords();
  const { settings, level, today, months } = desk;
  const kinds: readonly MeetingKind[] = level === 'cell' ? OF_CELL : OF_COMMITTEE;
  const [kind, setKind] = useState<MeetingKind>(planned.kind ?? kinds[0]!);
  const [month, setMonth] = useState(planned.month);
  const line = months.find((one) => one.month === month);
  const given = (kind === 'thematic' ? line?.thematicOn : line?.plannedOn) ?? null;
  const [typed, setTyped] = useState<LocalDate | null>(planned.heldOn);
  const series = kind === 'thematic' ? (settings.thematic ?? settings.regular) : settings.regular;
  const [time, setTime] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const [refused, setRefused] = useState('');
  const heldOn = typed ?? given ?? (month === today.slice(0, 7) ? today : `${month}-01`);
  const save = async () => {
    const startsAt = time ?? series?.startsAt ?? USUAL_TIME;
    const acted = await planMeeting(desk, {
      kind,
      month,
      heldOn,
      startsAt,
      place: (place ?? series?.place ?? '').trim(),
    });
    if (!acted.ok) return setRefused(await sentenceOf(language, acted.refusal));
    go(`/m/meetings/${acted.meetingId}/prepare`);
  };
  const around = [-1, 0, 1, 2].map((shift) => addMonths(`${today.slice(0, 7)}-01`, shift).slice(0, 7));
  const choices = around.includes(month) ? around : [month, ...around];
  return (
    <Dialog
      title={t('phone.plan.title')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save}>
          {t('phone.plan.do')}
        </Button>
      }
    >
      <Refused text={refused} />
      <Choice
        label={t('phone.plan.kind')}
        options={kinds.map((value) => ({ value, label: t(`phone.kind.${value}`) }))}
        value={kind}
        onChoose={setKind}
      />
      <SelectField
        label={t('phone.plan.month')}
        value={month}
        options={choices.map((value) => ({ value, label: `${formatSlot(language, value)} ${value.slice(0, 4)}` }))}
        onInput={(next) => {
          setMonth(next);
          setTyped(null);
        }}
      />
      <Field label={t('phone.open.day')} type="date" value={heldOn} onInput={setTyped} />
      <Field
        label={t('phone.open.time')}
        type="time"
        value={time ?? series?.startsAt ?? USUAL_TIME}
        onInput={setTime}
      />
      <Field label={t('phone.prepare.place')} value={place ?? series?.place ?? ''} onInput={setPlace} maxLength={300} />
    </Dialog>
  );
}
