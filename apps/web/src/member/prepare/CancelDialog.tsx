import { useState } from 'preact/hooks';
import { go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import type { Scene } from './scene.ts';

/** A meeting that is not held after all; whoever was invited is told. */
export function CancelDialog({ run, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const cancel = async () => {
    if (await run({ type: 'cancel', reason: reason.trim() })) go('/m/cell', { replace: true });
  };
  return (
    <Dialog
      title={t('phone.cancel.title')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={cancel} disabled={!reason.trim()}>
          {t('phone.cancel.do')}
        </Button>
      }
    >
      <p>{t('phone.cancel.what')}</p>
      <TextField label={t('phone.ask.reason')} value={reason} onInput={setReason} maxLength={1_000} />
    </Dialog>
  );
}
