import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language.ts';
import { Icon } from './Icon.tsx';

type Parts = {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  side?: boolean;
};

/**
 * The browser's own modal dialog: it keeps the focus (first where `data-autofocus` stands), closes with Esc
 * and gives the focus back. `side`: a drawer.
 */
export function Dialog({ title, open, onClose, children, actions, side = false }: Parts) {
  const { t } = useLanguage();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      className={side ? 'dialog drawer' : 'dialog'}
      aria-labelledby={id}
      // Also heard when the owner has closed it, and then opened another perhaps: that one must stay.
      onClose={() => open && onClose()}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      {open && (
        <div className="dialog-body">
          <div className="row between">
            <h2 id={id}>{title}</h2>
            <button className="btn quiet" type="button" onClick={onClose} aria-label={t('shell.close')}>
              <Icon name="close" />
            </button>
          </div>
          {children}
          {actions && <div className="row wrap dialog-actions">{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
