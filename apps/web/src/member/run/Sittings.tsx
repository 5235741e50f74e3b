import { formatDate } from '@bontot/i18n';
import type { Sitting } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, SelectField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { nameOf } from './people.ts';
import { Refused } from './Refused.tsx';
import type { Scene } from './scene.ts';

/** A large cell may meet by party groups (03-HD/TW, 2022): each sitting with its day, hours and place. */
export function Sittings({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const { meeting } = scene.view;
  const [edited, edit] = useState<{ at: number; sitting: Sitting } | null>(null);
  if (meeting.mode !== 'groups') return null;
  const { sittings, heldOn, startedAt, place } = meeting;
  const fresh = (): Sitting => ({
    ...{ groupId: scene.view.settings.groups[sittings.length]?.groupId ?? newUlid(), heldOn },
    ...{ startedAt: startedAt ?? meeting.startsAt, endedAt: '', place },
  });
  return (
    <Card title={t('phone.sittings.title')} open>
      {sittings.length > 0 && (
        <Rows>
          {sittings.map((sitting, at) => (
            <Row
              key={sitting.groupId}
              icon="people"
              title={t('phone.sittings.group', { n: at + 1 })}
              sub={t('phone.sittings.line', {
                date: formatDate(language, sitting.heldOn, heldOn),
                from: sitting.startedAt,
                to: sitting.endedAt,
                place: sitting.place,
              })}
              onClick={() => edit({ at, sitting })}
            />
          ))}
        </Rows>
      )}
      <Button icon="plus" onClick={() => edit({ at: sittings.length, sitting: fresh() })}>
        {t('phone.sittings.add')}
      </Button>
      {edited && <SittingDialog scene={scene} {...edited} onClose={() => edit(null)} />}
    </Card>
  );
}

type Parts = { scene: Scene; at: number; sitting: Sitting; onClose: () => void };

function SittingDialog({ scene: { view, run, refused }, at, sitting, onClose }: Parts) {
  const { t } = useWords();
  const { sittings } = view.meeting;
  const { groups } = view.settings;
  const [draft, write] = useState(sitting);
  const save = async () => {
    const next = at < sittings.length ? sittings.with(at, draft) : [...sittings, draft];
    if (await run({ type: 'set-sittings', sittings: next })) onClose();
  };
  const remove = async () => {
    await run(
      { type: 'set-sittings', sittings: sittings.toSpliced(at, 1) },
      { say: t('phone.removed'), undo: [{ type: 'set-sittings', sittings }] },
    );
    onClose();
  };
  return (
    <Dialog
      title={t('phone.sittings.group', { n: at + 1 })}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="first" big onClick={save} disabled={!draft.startedAt || !draft.endedAt}>
            {t('phone.save')}
          </Button>
          {at < sittings.length && (
            <Button icon="bin" wide onClick={remove}>
              {t('phone.remove')}
            </Button>
          )}
        </>
      }
    >
      <Refused text={refused} />
      {groups.length > 0 && (
        <SelectField
          label={t('phone.sittings.which')}
          value={draft.groupId}
          options={groups.map(({ groupId, leaderId }, index) => ({
            value: groupId,
            label: [t('phone.sittings.group', { n: index + 1 }), nameOf(view.names, leaderId)]
              .filter(Boolean)
              .join(' · '),
          }))}
          onInput={(groupId) => write({ ...draft, groupId })}
        />
      )}
      <Field
        label={t('phone.open.day')}
        type="date"
        value={draft.heldOn}
        onInput={(heldOn) => write({ ...draft, heldOn })}
      />
      <div class="pair">
        <Field
          label={t('phone.pre.from')}
          type="time"
          value={draft.startedAt}
          onInput={(startedAt) => write({ ...draft, startedAt })}
        />
        <Field
          label={t('phone.pre.to')}
          type="time"
          value={draft.endedAt}
          onInput={(endedAt) => write({ ...draft, endedAt })}
        />
      </div>
      <Field
        label={t('phone.prepare.place')}
        value={draft.place}
        onInput={(place) => write({ ...draft, place })}
        maxLength={300}
      />
    </Dialog>
  );
}
