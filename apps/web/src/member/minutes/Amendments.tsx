import { formatDateTime } from '@bontot/i18n';
import { isInForce, type Amendment, type Mark } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { useDraft } from '../data/drafts.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, SelectField, TextField } from '../parts/Field.tsx';
import { calledOf, nameOf } from '../run/people.ts';
import { Refused } from '../run/Refused.tsx';
import { digestOfAmendment, type Scene } from './scene.ts';

const MARKS = ['present', 'excused', 'unexcused', 'away'] as const satisfies readonly Mark[];

/** After both signatures: separate pages, each signed by two, which never change the text that stands. */
export function Amendments(scene: Scene) {
  const { t } = useWords();
  const { minutes } = scene.view.meeting;
  const [adding, add] = useState(false);
  return (
    <Card title={t('phone.amend.title')} open>
      <p class="side-note soft">{t('phone.amend.why')}</p>
      {minutes.amendments.map((amendment) => (
        <Amended key={amendment.amendmentId} scene={scene} amendment={amendment} />
      ))}
      <Button icon="plus" wide onClick={() => add(true)}>
        {t('phone.amend.add')}
      </Button>
      {adding && <AmendDialog {...scene} onClose={() => add(false)} />}
    </Card>
  );
}

function Amended({ scene: { view, run }, amendment }: { scene: Scene; amendment: Amendment }) {
  const { t, language } = useWords();
  const { personId } = useSession();
  const { meeting, names } = view;
  const { signatures } = amendment;
  const missing = (['chair', 'clerk'] as const).find((as) => !signatures.some((one) => one.as === as));
  const maySign = missing !== undefined && !signatures.some((one) => one.personId === personId);
  const sign = async () => {
    if (!missing) return;
    const digest = await digestOfAmendment(meeting, amendment);
    await run({ type: 'sign-amendment', amendmentId: amendment.amendmentId, as: missing, digest });
  };
  return (
    <div class="box">
      <p>
        <b>{amendment.reason}</b>
      </p>
      <p class="typed">{amendment.text}</p>
      {amendment.roll.map((row) => (
        <p key={row.personId}>
          {nameOf(names, row.personId)}: {t(`phone.roll.mark.${row.mark}`)}
        </p>
      ))}
      <p class="soft side-note">
        {nameOf(names, amendment.by)}, {formatDateTime(language, amendment.at, today())} ·{' '}
        {t(isInForce(amendment) ? 'phone.amend.inForce' : 'phone.amend.waits', { n: 2 - signatures.length })}
      </p>
      {maySign && <Button onClick={sign}>{t(`phone.minutes.signAs.${missing}`)}</Button>}
    </div>
  );
}

function AmendDialog({ view, run, refused, clear, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const [draft, write] = useDraft(`amend:${view.meeting.meetingId}`, {
    ...{ amendmentId: newUlid(), reason: '', text: '', personId: '', mark: '' as Mark | '' },
  });
  const close = () => {
    clear();
    onClose();
  };
  const save = async () => {
    const { amendmentId, reason, text, personId, mark } = draft;
    const roll = personId && mark ? [{ personId, mark }] : [];
    if (!(await run({ type: 'amend', amendmentId, reason: reason.trim(), text: text.trim(), roll }))) return;
    write(null);
    close();
  };
  return (
    <Dialog
      title={t('phone.amend.add')}
      open
      onClose={close}
      actions={
        <Button look="first" big onClick={save} disabled={!draft.reason.trim() || !draft.text.trim()}>
          {t('phone.save')}
        </Button>
      }
    >
      <Refused text={refused} />
      <Field
        label={t('phone.correct.why')}
        value={draft.reason}
        onInput={(reason) => write({ ...draft, reason })}
        maxLength={500}
      />
      <TextField
        label={t('phone.amend.text')}
        value={draft.text}
        rows={5}
        maxLength={10_000}
        onInput={(text) => write({ ...draft, text })}
      />
      <SelectField
        label={t('phone.amend.row')}
        value={draft.personId}
        options={[
          { value: '', label: t('phone.amend.noRow') },
          ...calledOf(view).called.map((row) => ({ value: row.personId, label: nameOf(view.names, row.personId) })),
        ]}
        onInput={(personId) => write({ ...draft, personId })}
      />
      {draft.personId && (
        <SelectField
          label={t('phone.roll.markOf')}
          value={draft.mark}
          options={[
            { value: '', label: t('phone.choose') },
            ...MARKS.map((value) => ({ value, label: t(`phone.roll.mark.${value}`) })),
          ]}
          onInput={(mark) => write({ ...draft, mark: mark as Mark })}
        />
      )}
    </Dialog>
  );
}
