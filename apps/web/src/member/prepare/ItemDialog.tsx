import type { AgendaItem } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { SelectField, TextField } from '../parts/Field.tsx';
import { byGivenName, nameOf } from '../run/people.ts';
import { Stepper } from '../parts/Stepper.tsx';
import type { Scene } from './scene.ts';

type Parts = Scene & { item: AgendaItem; onClose: () => void };

/** One item: what, how long, who presents it. */
export function ItemDialog({ view: { meeting, people, names }, run, item, onClose }: Parts) {
  const { t } = useWords();
  const known = meeting.agenda.some(({ itemId }) => itemId === item.itemId);
  const [title, setTitle] = useState(item.title);
  const [minutes, setMinutes] = useState(item.minutes);
  const [presenterId, setPresenter] = useState(item.presenterId ?? '');
  const persons = people
    .map(({ personId }) => ({ value: personId, label: nameOf(names, personId) }))
    .sort((a, b) => byGivenName(a.label, b.label));
  const save = async () => {
    const done = await run({
      ...{ type: 'set-item', itemId: item.itemId, title: title.trim(), minutes },
      presenterId: presenterId || null,
    });
    if (done) onClose();
  };
  const remove = async () => {
    const { itemId, title: was, minutes: length, presenterId: who } = item;
    await run(
      { type: 'remove-item', itemId },
      { say: t('phone.removed'), undo: [{ type: 'set-item', itemId, title: was, minutes: length, presenterId: who }] },
    );
    onClose();
  };
  return (
    <Dialog
      title={t(known ? 'phone.agenda.edit' : 'phone.agenda.add')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="first" big onClick={save} disabled={!title.trim()}>
            {t('phone.save')}
          </Button>
          {known && (
            <Button icon="bin" wide onClick={remove}>
              {t('phone.remove')}
            </Button>
          )}
        </>
      }
    >
      <TextField label={t('phone.agenda.what')} value={title} onInput={setTitle} rows={2} maxLength={500} />
      <Stepper label={t('phone.agenda.minutes')} value={minutes} max={600} onChange={setMinutes} />
      <SelectField
        label={t('phone.agenda.presenter')}
        value={presenterId}
        options={[{ value: '', label: t('phone.open.nobody') }, ...persons]}
        onInput={setPresenter}
      />
    </Dialog>
  );
}
