import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLanguage } from '../language.ts';

/** What was done, and how to take it back; without `undo` it only says so. */
export type Toast = { text: string; undo?: () => void | Promise<void> };

/** Time to read and reach the button; it stands still while it has focus or the pointer. */
const SHOWN_MS = 10_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, show] = useState<(Toast & { id: number }) | null>(null);
  const tell = useCallback((toast: Toast) => show((before) => ({ ...toast, id: (before?.id ?? 0) + 1 })), []);
  const leave = useCallback(() => show(null), []);
  const view = useMemo(() => shown && <UndoToast key={shown.id} {...shown} onLeave={leave} />, [shown, leave]);
  return (
    <ToastContext value={tell}>
      {children}
      <div className="toasts" role="status">
        {view}
      </div>
    </ToastContext>
  );
}

export function UndoToast({ text, undo, onLeave }: Toast & { onLeave: () => void }) {
  const { t } = useLanguage();
  const [held, hold] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onLeave, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, onLeave]);
  const takeBack = () => {
    onLeave();
    void undo?.();
  };
  return (
    <div
      className="toast"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span>{text}</span>
      {undo && (
        <button className="btn" type="button" data-key-undo onClick={takeBack}>
          {t('shell.undo')}
        </button>
      )}
    </div>
  );
}
