import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLanguage } from '../language.ts';

/**
 * What was done, and how to take it back; without `undo` it only says so. `after` runs once the toast has gone and
 * nothing was taken back, also when the page is left: an act that can be undone is sent no earlier.
 */
export type Toast = { text: string; undo?: () => void | Promise<void>; after?: () => void };

/** Time to read and reach the button; it stands still while it has focus or the pointer. */
const SHOWN_MS = 10_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, show] = useState<(Toast & { id: number }) | null>(null);
  const last = useRef<Toast | null>(null);
  const settle = useCallback(() => {
    const gone = last.current;
    last.current = null;
    gone?.after?.();
  }, []);
  const tell = useCallback(
    (toast: Toast) => {
      settle();
      last.current = toast;
      show((before) => ({ ...toast, id: (before?.id ?? 0) + 1 }));
    },
    [settle],
  );
  useEffect(() => {
    addEventListener('pagehide', settle);
    return () => removeEventListener('pagehide', settle);
  }, [settle]);
  const view = useMemo(() => {
    if (!shown) return null;
    const leave = () => {
      settle();
      show(null);
    };
    const takeBack = () => {
      last.current = null;
      show(null);
      void shown.undo?.();
    };
    return (
      <UndoToast key={shown.id} text={shown.text} onLeave={leave} {...(shown.undo ? { onTakeBack: takeBack } : {})} />
    );
  }, [shown, settle]);
  return (
    <ToastContext value={tell}>
      {children}
      <div className="toasts" role="status">
        {view}
      </div>
    </ToastContext>
  );
}

type Parts = { text: string; onLeave: () => void; onTakeBack?: () => void };

export function UndoToast({ text, onLeave, onTakeBack }: Parts) {
  const { t } = useLanguage();
  const [held, hold] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onLeave, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, onLeave]);
  return (
    <div
      className="toast"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span>{text}</span>
      {onTakeBack && (
        <button className="btn" type="button" data-key-undo onClick={onTakeBack}>
          {t('shell.undo')}
        </button>
      )}
    </div>
  );
}
