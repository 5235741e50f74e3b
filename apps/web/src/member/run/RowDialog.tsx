import { timeOf, type Act, type Mark, type ReasonClass, type RollRow } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import type { Run } from '../data/acting.ts';
import { now } from '../data/clock.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { nameParts } from './people.ts';

const MARKS = ['present', 'late', 'left_early', 'excused', 'unexcused', 'away'] as const satisfies readonly Mark[];
const REASONS = ['work', 'family', 'health', 'other'] as const satisfies readonly ReasonClass[];

/** Every mark that a person's row may have, with the time or the reason that goes with it. */
export function RowDialog({ row, name, run, onClose }: { row: RollRow; name: string; run: Run; onClose: () => void }) {
  const { t } = useWords();
  const [mark, setMark] = useState<(typeof MARKS)[number] | null>(MARKS.find((one) => one === row.mark) ?? null);
  const [at, setAt] = useState(row.at ?? timeOf(now()));
  const [reasonClass, setReason] = useState<ReasonClass>(row.reasonClass ?? 'other');
  const [reasonDetail, setDetail] = useState(row.reasonDetail ?? '');
  const timed = mark === 'late' || mark === 'left_early';
  const absent = mark === 'excused' || mark === 'unexcused';
  const save = async () => {
    if (!mark) return;
    const act: Act = {
      ...{ type: 'mark', personId: row.personId, mark },
      ...(timed ? { at } : {}),
      ...(mark === 'excused' ? { reasonClass } : {}),
      ...(absent ? { reasonDetail: reasonDetail.trim() || null } : {}),
    };
    if (await run(act)) onClose();
  };
  return (
    <Dialog
      title={nameParts(name).name}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={!mark}>
          {t('phone.save')}
        </Button>
      }
    >
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
          onChoose={setReason}
        />
      )}
      {absent && (
        <Field
          label={t('phone.roll.detail')}
          hint={t('phone.roll.detailWho')}
          value={reasonDetail}
          onInput={setDetail}
          maxLength={500}
        />
      )}
    </Dialog>
  );
}
