import { formatWeekday } from '@bontot/i18n';
import type { Mode } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, SelectField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { byGivenName, nameOf } from '../run/people.ts';
import type { Scene } from './scene.ts';

const MODES = ['in_person', 'online', 'groups'] as const satisfies readonly Mode[];

/** Day, hour, place, in what way, and who leads. */
export function Details(scene: Scene) {
  const { t, language } = useWords();
  const [editing, edit] = useState(false);
  const { meeting, names } = scene.view;
  return (
    <Card
      title={t('phone.open.when')}
      tools={
        <Button look="quiet" onClick={() => edit(true)}>
          {t('phone.edit')}
          <span class="sr"> {t('phone.open.when')}</span>
        </Button>
      }
    >
      <p class="fact">
        <Icon name="calendar" />
        <b>
          {formatWeekday(language, meeting.heldOn, today())}, {meeting.startsAt || '…'}
        </b>
      </p>
      <p class="fact">
        <Icon name="pin" />
        <span>
          {meeting.place || t('phone.prepare.noPlace')}
          {meeting.mode !== 'in_person' && ` · ${t(`phone.mode.${meeting.mode}`)}`}
        </span>
      </p>
      <p class="fact">
        <Icon name="people" />
        <span>
          {t('phone.prepare.leads', {
            chair: nameOf(names, meeting.chairId) || t('phone.open.nobody'),
            clerk: nameOf(names, meeting.clerkId) || t('phone.open.nobody'),
          })}
        </span>
      </p>
      {editing && <DetailsDialog {...scene} onClose={() => edit(false)} />}
    </Card>
  );
}

function DetailsDialog({ view: { meeting, people, names }, run, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const [draft, write] = useState({
    ...{ title: meeting.title, heldOn: meeting.heldOn, startsAt: meeting.startsAt, place: meeting.place },
    ...{ mode: meeting.mode, permission: meeting.permission ?? '' },
    ...{ chairId: meeting.chairId ?? '', clerkId: meeting.clerkId ?? '' },
  });
  const set = (part: Partial<typeof draft>) => write({ ...draft, ...part });
  const persons = people
    .map(({ personId }) => ({ value: personId, label: nameOf(names, personId) }))
    .sort((a, b) => byGivenName(a.label, b.label));
  const options = [{ value: '', label: t('phone.open.nobody') }, ...persons];
  const save = async () => {
    const { permission, chairId, clerkId, ...rest } = draft;
    const done = await run({
      type: 'change',
      ...rest,
      permission: draft.mode === 'in_person' ? null : permission.trim() || null,
      chairId: chairId || null,
      clerkId: clerkId || null,
    });
    if (done) onClose();
  };
  return (
    <Dialog
      title={t('phone.open.when')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={!draft.heldOn || !draft.title.trim()}>
          {t('phone.save')}
        </Button>
      }
    >
      <Field label={t('phone.prepare.title')} value={draft.title} onInput={(title) => set({ title })} maxLength={300} />
      <Field label={t('phone.open.day')} type="date" value={draft.heldOn} onInput={(heldOn) => set({ heldOn })} />
      <Field
        label={t('phone.open.time')}
        type="time"
        value={draft.startsAt}
        onInput={(startsAt) => set({ startsAt })}
      />
      <Field label={t('phone.prepare.place')} value={draft.place} onInput={(place) => set({ place })} maxLength={300} />
      <Choice
        label={t('phone.mode')}
        options={MODES.map((value) => ({ value, label: t(`phone.mode.${value}`) }))}
        value={draft.mode}
        onChoose={(mode) => set({ mode })}
      />
      {draft.mode !== 'in_person' && (
        <Field
          label={t('phone.mode.permission')}
          value={draft.permission}
          onInput={(permission) => set({ permission })}
          maxLength={100}
        />
      )}
      <SelectField
        label={t('phone.open.chair')}
        value={draft.chairId}
        options={options}
        onInput={(chairId) => set({ chairId })}
      />
      <SelectField
        label={t('phone.open.clerk')}
        value={draft.clerkId}
        options={options}
        onInput={(clerkId) => set({ clerkId })}
      />
    </Dialog>
  );
}
