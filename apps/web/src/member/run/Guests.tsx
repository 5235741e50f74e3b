import type { RollPerson } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Check, Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { nameOf } from './people.ts';
import type { Scene } from './scene.ts';

/** Who is there and is no member here: the supervisor, guests; and members of other cells who stay here for a time. */
export function Guests({ scene }: { scene: Scene }) {
  const { t } = useWords();
  const { view, run } = scene;
  const [adding, add] = useState<'guest' | 'temporary' | null>(null);
  const { guests } = view.meeting;
  return (
    <Card title={t('phone.guests.title')} open>
      {guests.length > 0 && (
        <Rows>
          {guests.map((guest) => (
            <Row
              key={guest.guestId}
              icon="people"
              title={guest.name ?? nameOf(view.names, guest.personId)}
              sub={guest.supervisor ? t('phone.guests.supervisor') : guest.office}
              end={t('phone.remove')}
              onClick={() =>
                run(
                  { type: 'remove-guest', guestId: guest.guestId },
                  { say: t('phone.guests.removed'), undo: [{ type: 'set-guest', ...guest }] },
                )
              }
            />
          ))}
        </Rows>
      )}
      <div class="pair">
        <Button icon="plus" onClick={() => add('guest')}>
          {t('phone.guests.add')}
        </Button>
        <Button icon="plus" onClick={() => add('temporary')}>
          {t('phone.guests.temporary')}
        </Button>
      </div>
      {adding === 'guest' && <GuestDialog scene={scene} onClose={() => add(null)} />}
      {adding === 'temporary' && <TemporaryDialog scene={scene} onClose={() => add(null)} />}
    </Card>
  );
}

function GuestDialog({ scene, onClose }: { scene: Scene; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [office, setOffice] = useState('');
  const [supervisor, setSupervisor] = useState(!scene.view.meeting.guests.some((guest) => guest.supervisor));
  const save = async () => {
    if (
      await scene.run({ type: 'set-guest', guestId: newUlid(), name: name.trim(), office: office.trim(), supervisor })
    )
      onClose();
  };
  return (
    <Dialog
      title={t('phone.guests.add')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={!name.trim()}>
          {t('phone.save')}
        </Button>
      }
    >
      <Check
        label={t('phone.guests.supervisor')}
        hint={t('phone.guests.supervisorWhy')}
        checked={supervisor}
        onChange={setSupervisor}
      />
      <Field label={t('phone.guests.name')} value={name} onInput={setName} maxLength={200} />
      <Field label={t('phone.guests.office')} value={office} onInput={setOffice} maxLength={200} />
    </Dialog>
  );
}

function TemporaryDialog({ scene, onClose }: { scene: Scene; onClose: () => void }) {
  const { t } = useWords();
  const [personId, setPerson] = useState('');
  const [paper, setPaper] = useState('');
  const [kind, setKind] = useState<RollPerson['kind']>('full');
  const save = async () => {
    if (await scene.run({ type: 'admit-temporary', personId: personId.trim(), kind, paper: paper.trim() })) onClose();
  };
  return (
    <Dialog
      title={t('phone.guests.temporary')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={!personId.trim() || !paper.trim()}>
          {t('phone.save')}
        </Button>
      }
    >
      <p class="soft">{t('phone.guests.temporaryWhy')}</p>
      <Field label={t('phone.guests.code')} value={personId} onInput={setPerson} maxLength={26} />
      <Field label={t('phone.guests.paper')} value={paper} onInput={setPaper} maxLength={200} />
      <Choice
        label={t('phone.guests.kind')}
        options={[
          { value: 'full', label: t('phone.guests.full') },
          { value: 'probationary', label: t('phone.guests.probationary') },
        ]}
        value={kind}
        onChoose={setKind}
      />
    </Dialog>
  );
}
