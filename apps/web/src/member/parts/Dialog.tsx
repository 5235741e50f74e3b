import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { Icon } from './Icon.tsx';

type Parts = {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at its end; the first is the act. */
  actions?: ComponentChildren;
};

/** The browser's own modal dialog, at the foot of a phone: keeps the focus, closes with Esc, gives the focus back. */
export function Dialog({ title, open, onClose, children, actions }: Parts) {
  const { t } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={ref} class="dialog sheet" aria-labelledby={id} onClose={onClose}>
      {open && (
        <div class="dialog-body">
          <div class="row between">
            <h2 id={id}>{title}</h2>
            <button class="btn quiet" type="button" aria-label={t('shell.close')} onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          {children}
          {actions && <div class="stack">{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
