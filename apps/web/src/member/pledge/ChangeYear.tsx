import type { MyPledge, Pledge, WithdrawalGround } from '@bontot/pledge-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { Go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { online } from '../data/line.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, TextField } from '../parts/Field.tsx';
import { tell } from '../parts/toast.ts';
import { writeHref } from './addresses.ts';
import { useMyActs } from './mine.ts';

const GROUNDS = ['exempt', 'left'] as const satisfies readonly WithdrawalGround[];

/** What may still be changed: amended with a reason, a deed added, withdrawn on the grounds that the rules know. */
export function ChangeYear({ mine, pledge }: { mine: MyPledge; pledge: Pledge }) {
  const { t } = useWords();
  const [open, show] = useState<'deed' | 'withdraw' | null>(null);
  const { state, amendment, withdrawalAsked } = pledge;
  if (state === 'reviewed' || state === 'withdrawn' || state === 'end_reported') return null;
  return (
    <div class="stack">
      {!amendment && (
        <Go class="btn wide" href={`${writeHref()}?do=amend&year=${mine.year}`}>
          {t('pledge.amend')}
        </Go>
      )}
      <Button icon="plus" wide onClick={() => show('deed')}>
        {t('pledge.deed.add')}
      </Button>
      {!withdrawalAsked && (
        <Button look="quiet" wide onClick={() => show('withdraw')}>
          {t('pledge.withdraw')}
        </Button>
      )}
      {open === 'deed' && <DeedDialog mine={mine} onClose={() => show(null)} />}
      {open === 'withdraw' && <WithdrawDialog mine={mine} onClose={() => show(null)} />}
    </div>
  );
}

type Parts = { mine: MyPledge; onClose: () => void };

function DeedDialog({ mine, onClose }: Parts) {
  const { t } = useWords();
  const act = useMyActs(mine);
  const [title, setTitle] = useState('');
  const [measure, setMeasure] = useState('');
  const [dueOn, setDue] = useState(mine.campaign.dates.endBy);
  const save = async () => {
    await act({
      type: 'add-deed',
      item: {
        ...{ itemId: newUlid(), kind: 'deed', title: title.trim(), measure: measure.trim(), personal: false },
        ...{ dueOn: dueOn || null, carriedFrom: null },
      },
    });
    tell({ text: online.value ? t('pledge.deed.added') : t('me.queued') });
    onClose();
  };
  return (
    <Dialog
      title={t('pledge.deed.add')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big disabled={!title.trim()} onClick={save}>
          {t('pledge.deed.save')}
        </Button>
      }
    >
      <TextField label={t('pledge.item.title')} value={title} onInput={setTitle} rows={2} maxLength={300} />
      <Field label={t('pledge.item.measure')} value={measure} onInput={setMeasure} maxLength={300} />
      <Field
        label={t('pledge.item.date')}
        type="date"
        min={`${mine.year}-01-01`}
        max={`${mine.year}-12-31`}
        value={dueOn}
        onInput={setDue}
      />
    </Dialog>
  );
}

function WithdrawDialog({ mine, onClose }: Parts) {
  const { t } = useWords();
  const act = useMyActs(mine);
  const [ground, choose] = useState<(typeof GROUNDS)[number] | null>(null);
  const [reason, setReason] = useState('');
  const save = async () => {
    if (!ground) return;
    await act({ type: 'ask-withdrawal', ground, reason: reason.trim() });
    tell({ text: online.value ? t('pledge.withdrawal.asked') : t('me.queued') });
    onClose();
  };
  return (
    <Dialog
      title={t('pledge.withdraw')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big disabled={!ground || !reason.trim()} onClick={save}>
          {t('pledge.withdraw.send')}
        </Button>
      }
    >
      <p>{t('pledge.withdraw.why')}</p>
      <Choice
        label={t('pledge.withdraw.ground')}
        options={GROUNDS.map((value) => ({ value, label: t(`pledge.ground.${value}`) }))}
        value={ground}
        onChoose={choose}
      />
      <TextField label={t('pledge.reason')} value={reason} onInput={setReason} rows={2} maxLength={1_000} />
    </Dialog>
  );
}
