import { formatDateTime } from '@bontot/i18n';
import type { Correction, Mark, ReasonClass, RollRow } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords, type Words } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, SelectField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { calledOf, nameOf } from '../run/people.ts';
import { Refused } from '../run/Refused.tsx';
import type { Scene } from './scene.ts';

/** What was changed after the closing, by whom and why, with the value before; and the way to change it while one may. */
export function Corrections(scene: Scene) {
  const words = useWords();
  const { t, language } = words;
  const { meeting, names } = scene.view;
  const [editing, edit] = useState<'roll' | 'times' | null>(null);
  const may = meeting.minutes.state !== 'signed';
  if (!may && meeting.corrections.length === 0) return null;
  return (
    <Card title={t('phone.correct.title')}>
      {meeting.corrections.length > 0 && (
        <Rows>
          {meeting.corrections.map((correction) => (
            <Row
              key={`${correction.at} ${correction.what}`}
              icon="pencil"
              title={whatOf(correction, scene, words)}
              sub={`${correction.reason} · ${nameOf(names, correction.by)}, ${formatDateTime(language, correction.at, today())}`}
            />
          ))}
        </Rows>
      )}
      {may && (
        <div class="pair">
          <Button onClick={() => edit('roll')}>{t('phone.correct.roll')}</Button>
          <Button onClick={() => edit('times')}>{t('phone.correct.times')}</Button>
        </div>
      )}
      {editing === 'roll' && <RollDialog {...scene} onClose={() => edit(null)} />}
      {editing === 'times' && <TimesDialog {...scene} onClose={() => edit(null)} />}
    </Card>
  );
}

/** What a correction is about, with what stood there before and what stands there now. */
export function whatOf({ what, before, after }: Correction, { view }: Pick<Scene, 'view'>, { t }: Words): string {
  const [kind, id = ''] = what.split(/:(.*)/s);
  if (kind === 'row') {
    const mark = (row: unknown) => (row ? t(`phone.roll.mark.${(row as RollRow).mark}`) : '–');
    return t('phone.correct.row', { name: nameOf(view.names, id), before: mark(before), after: mark(after) });
  }
  if (kind === 'times') return t('phone.correct.times');
  return t(kind === 'people' ? 'phone.correct.people' : 'phone.correct.other');
}

const MARKS = ['present', 'late', 'left_early', 'excused', 'unexcused', 'away'] as const satisfies readonly Mark[];
const REASONS = ['work', 'family', 'health', 'other'] as const satisfies readonly ReasonClass[];

function RollDialog({ view, run, refused, clear, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const [personId, setPerson] = useState('');
  const [mark, setMark] = useState<(typeof MARKS)[number] | null>(null);
  const [at, setAt] = useState(view.meeting.startedAt ?? '');
  const [reasonClass, setClass] = useState<ReasonClass>('other');
  const [reason, setReason] = useState('');
  const close = () => {
    clear();
    onClose();
  };
  const timed = mark === 'late' || mark === 'left_early';
  const save = async () => {
    if (!mark) return;
    const done = await run({
      ...{ type: 'correct-roll', personId, mark, reason: reason.trim() },
      ...(timed ? { at } : {}),
      ...(mark === 'excused' ? { reasonClass } : {}),
    });
    if (done) close();
  };
  return (
    <Dialog
      title={t('phone.correct.roll')}
      open
      onClose={close}
      actions={
        <Button look="first" big onClick={save} disabled={!personId || !mark || !reason.trim()}>
          {t('phone.save')}
        </Button>
      }
    >
      <Refused text={refused} />
      <SelectField
        label={t('phone.correct.who')}
        value={personId}
        options={[
          { value: '', label: t('phone.choose') },
          ...calledOf(view).called.map((row) => ({ value: row.personId, label: nameOf(view.names, row.personId) })),
        ]}
        onInput={setPerson}
      />
      <Choice
        label={t('phone.roll.markOf')}
        options={MARKS.map((value) => ({ value, label: t(`phone.roll.mark.${value}`) }))}
        value={mark}
        onChoose={setMark}
      />
      {timed && <Field label={t('phone.roll.at')} type="time" value={at} onInput={setAt} />}
      {mark === 'excused' && (
        <Choice
          label={t('phone.roll.reasonClass')}
          options={REASONS.map((value) => ({ value, label: t(`phone.reason.${value}`) }))}
          value={reasonClass}
          onChoose={setClass}
        />
      )}
      <Field
        label={t('phone.correct.why')}
        hint={t('phone.correct.stays')}
        value={reason}
        onInput={setReason}
        maxLength={500}
      />
    </Dialog>
  );
}

function TimesDialog({ view: { meeting }, run, refused, clear, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const [heldOn, setDay] = useState(meeting.heldOn);
  const [startedAt, setStart] = useState(meeting.startedAt ?? '');
  const [endedAt, setEnd] = useState(meeting.endedAt ?? '');
  const [reason, setReason] = useState('');
  const close = () => {
    clear();
    onClose();
  };
  const save = async () => {
    if (await run({ type: 'correct-times', heldOn, startedAt, endedAt, reason: reason.trim() })) close();
  };
  return (
    <Dialog
      title={t('phone.correct.times')}
      open
      onClose={close}
      actions={
        <Button look="first" big onClick={save} disabled={!reason.trim()}>
          {t('phone.save')}
        </Button>
      }
    >
      <Refused text={refused} />
      <Field label={t('phone.open.day')} type="date" value={heldOn} onInput={setDay} />
      <Field label={t('phone.open.time')} type="time" value={startedAt} onInput={setStart} />
      <Field label={t('phone.close.end')} type="time" value={endedAt} onInput={setEnd} />
      <Field
        label={t('phone.correct.why')}
        hint={t('phone.correct.stays')}
        value={reason}
        onInput={setReason}
        maxLength={500}
      />
    </Dialog>
  );
}
