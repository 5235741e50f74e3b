import type { UnitDesk, UnitSettings } from '@bontot/meeting-core';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { send, usePending } from '../data/send.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Check, Choice } from '../parts/Choice.tsx';
import { Field } from '../parts/Field.tsx';
import { tell } from '../parts/toast.ts';
import { Stepper } from '../parts/Stepper.tsx';
import { DeskFrame } from './DeskFrame.tsx';
import { GroupsCard } from './GroupsCard.tsx';

/** `/m/cell/settings`: the fixed day of the regular and of the thematic meeting, and other days for single months. */
export default function SettingsPage() {
  const { t } = useWords();
  return <DeskFrame title={t('phone.title.series')}>{(desk) => <Series desk={desk} />}</DeskFrame>;
}

type Draft = Pick<UnitSettings, 'regular' | 'thematic' | 'exceptions' | 'groups'>;
const USUAL = { day: 3, startsAt: '19:00', place: '' };
const MONTHS = ['1', '2', '3'] as const;

function Series({ desk }: { desk: UnitDesk }) {
  const { t } = useWords();
  const { settings, unitId, level, today } = desk;
  const subject = `series:${unitId}`;
  const { regular, thematic, exceptions, groups } = settings;
  const [draft, write, isDraft] = useDraft<Draft>(subject, { regular, thematic, exceptions, groups });
  const pending = usePending(subject);
  const save = async () => {
    const kept = draft.exceptions.filter(({ heldOn, reason }) => heldOn && reason.trim());
    await send(`/api/v1/meeting-settings/${encodeURIComponent(unitId)}`, { ...draft, exceptions: kept }, { subject });
    write(null);
    tell({ text: t('phone.series.saved') });
  };
  const first = draft.regular ?? USUAL;
  const second = draft.thematic ?? { ...USUAL, monthOfQuarter: 2 as const };
  const nextMonth = today.slice(0, 7);
  return (
    <>
      {pending.length > 0 && (
        <Banner icon="sync">
          <p>{t('phone.waiting')}</p>
        </Banner>
      )}
      <Card title={t('phone.series.regular')}>
        <Check
          label={t('phone.series.fixed')}
          checked={draft.regular !== null}
          onChange={(on) => write({ ...draft, regular: on ? first : null })}
        />
        {draft.regular && (
          <Day value={first} onChange={(value) => write({ ...draft, regular: { ...first, ...value } })} />
        )}
      </Card>
      {level === 'cell' && (
        <Card title={t('phone.series.thematic')}>
          <Check
            label={t('phone.series.fixed')}
            checked={draft.thematic !== null}
            onChange={(on) => write({ ...draft, thematic: on ? second : null })}
          />
          {draft.thematic && (
            <>
              <Choice
                label={t('phone.series.monthOfQuarter')}
                options={MONTHS.map((value) => ({ value, label: t(`phone.series.month${value}`) }))}
                value={String(second.monthOfQuarter) as '1'}
                onChoose={(value) =>
                  write({ ...draft, thematic: { ...second, monthOfQuarter: Number(value) as 1 | 2 | 3 } })
                }
              />
              <Day value={second} onChange={(value) => write({ ...draft, thematic: { ...second, ...value } })} />
            </>
          )}
        </Card>
      )}
      <Card title={t('phone.series.exceptions')}>
        {draft.exceptions.map((one, index) => {
          const change = (part: Partial<typeof one>) =>
            write({
              ...draft,
              exceptions: draft.exceptions.map((other, at) => (at === index ? { ...other, ...part } : other)),
            });
          return (
            <div class="stack" key={index}>
              <Field
                label={t('phone.series.exceptionDay')}
                type="date"
                value={one.heldOn}
                onInput={(heldOn) => change({ heldOn, month: heldOn.slice(0, 7) })}
              />
              <Field
                label={t('phone.ask.reason')}
                value={one.reason}
                onInput={(reason) => change({ reason })}
                maxLength={300}
              />
              <Button
                icon="bin"
                onClick={() => write({ ...draft, exceptions: draft.exceptions.filter((_, at) => at !== index) })}
              >
                {t('phone.remove')}
              </Button>
            </div>
          );
        })}
        <Button
          icon="plus"
          onClick={() =>
            write({ ...draft, exceptions: [...draft.exceptions, { month: nextMonth, heldOn: '', reason: '' }] })
          }
        >
          {t('phone.series.addException')}
        </Button>
      </Card>
      {level === 'cell' && (
        <GroupsCard desk={desk} groups={draft.groups} onChange={(next) => write({ ...draft, groups: next })} />
      )}
      <Button look="first" big onClick={save} disabled={!isDraft}>
        {t('phone.save')}
      </Button>
    </>
  );
}

type DayOf = { day: number; startsAt: string; place: string };

function Day({ value, onChange }: { value: DayOf; onChange: (value: Partial<DayOf>) => void }) {
  const { t } = useWords();
  return (
    <>
      <Stepper label={t('phone.series.day')} value={value.day} min={1} max={31} onChange={(day) => onChange({ day })} />
      <Field
        label={t('phone.open.time')}
        type="time"
        value={value.startsAt}
        onInput={(startsAt) => onChange({ startsAt })}
      />
      <Field
        label={t('phone.prepare.place')}
        value={value.place}
        onInput={(place) => onChange({ place })}
        maxLength={300}
      />
    </>
  );
}
