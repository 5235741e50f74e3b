import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { useTold } from '../data/told.ts';
import { quiet, shown } from './toast.ts';

export { tell, type Toast } from './toast.ts';

/** Time to read and reach the button; it stands still while it has the focus or a finger. */
const SHOWN_MS = 10_000;

/** The one toast of the app, above the docked bar. */
export function Toasts() {
  const { t } = useWords();
  const toast = useTold(shown);
  const [held, hold] = useState(false);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(quiet, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  return (
    <div class="toasts" role="status">
      {toast && (
        <div
          class="toast"
          key={toast.id}
          onPointerEnter={() => hold(true)}
          onPointerLeave={() => hold(false)}
          onFocusIn={() => hold(true)}
          onFocusOut={() => hold(false)}
        >
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              class="btn"
              type="button"
              onClick={() => {
                hold(false);
                quiet();
                void toast.undo?.();
              }}
            >
              {t('shell.undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
