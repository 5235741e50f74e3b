import type { PledgeAct, PledgeView } from '@bontot/pledge-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { TextField } from '../parts/Field.tsx';

type Parts = { view: PledgeView; onAct: (act: PledgeAct, said: string) => Promise<void> };

/** What waits for the secretary's word: an amendment after the mid-year date, a withdrawal; and to send a pledge back. */
export function Decide({ view, onAct }: Parts) {
  const { t } = useWords();
  const { pledge, may } = view;
  const { amendment, withdrawalAsked } = pledge;
  return (
    <>
      {amendment && may.includes('decide-amendment') && (
        <Card title={t('pledge.amendment.decide')}>
          <p class="said" lang="vi">
            {amendment.reason}
          </p>
          <ul class="typed-list" lang="vi">
            {amendment.content.items.map(({ itemId, title, measure }) => (
              <li key={itemId}>
                {title}
                {measure && <span class="s2">{measure}</span>}
              </li>
            ))}
          </ul>
          <YesOrNo
            onYes={(reason) => onAct({ type: 'decide-amendment', approved: true, reason }, t('pledge.decided'))}
            onNo={(reason) => onAct({ type: 'decide-amendment', approved: false, reason }, t('pledge.decided'))}
          />
        </Card>
      )}
      {withdrawalAsked && may.includes('decide-withdrawal') && (
        <Card title={t('pledge.withdrawal.decide')}>
          <p>{t(`pledge.ground.${withdrawalAsked.ground}`)}</p>
          <p class="said" lang="vi">
            {withdrawalAsked.reason}
          </p>
          <YesOrNo
            onYes={(reason) => onAct({ type: 'decide-withdrawal', approved: true, reason }, t('pledge.decided'))}
            onNo={(reason) => onAct({ type: 'decide-withdrawal', approved: false, reason }, t('pledge.decided'))}
          />
        </Card>
      )}
      {may.includes('return') && <Return onAct={onAct} />}
    </>
  );
}

type Answer = (reason: string) => Promise<void>;

/** A «no» needs a reason; a «yes» may have one. */
function YesOrNo({ onYes, onNo }: { onYes: Answer; onNo: Answer }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <>
      <TextField
        label={t('pledge.reason')}
        hint={t('pledge.reason.forNo')}
        value={reason}
        onInput={setReason}
        rows={2}
        maxLength={1_000}
        error={tried && reason.trim() === '' ? t('pledge.fault.reason') : undefined}
      />
      <div class="pair">
        <Button onClick={() => onYes(reason.trim())}>{t('pledge.approve')}</Button>
        <Button onClick={() => (reason.trim() === '' ? setTried(true) : onNo(reason.trim()))}>
          {t('pledge.refuse')}
        </Button>
      </div>
    </>
  );
}

function Return({ onAct }: Pick<Parts, 'onAct'>) {
  const { t } = useWords();
  const [open, show] = useState(false);
  const [reason, setReason] = useState('');
  if (!open)
    return (
      <Button look="quiet" wide onClick={() => show(true)}>
        {t('pledge.return')}
      </Button>
    );
  const send = async () => {
    await onAct({ type: 'return', reason: reason.trim() }, t('pledge.return.done'));
    show(false);
  };
  return (
    <Card title={t('pledge.return')}>
      <TextField
        label={t('pledge.reason')}
        hint={t('pledge.return.hint')}
        value={reason}
        onInput={setReason}
        rows={2}
        maxLength={1_000}
      />
      <Button wide disabled={!reason.trim()} onClick={send}>
        {t('pledge.return.send')}
      </Button>
    </Card>
  );
}
