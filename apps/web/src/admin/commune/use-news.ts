import { useEffect, useRef } from 'react';
import { useLive } from '../../shared/index.ts';

/** Under load hints come many times a second; a page asks again at most this often. */
const PAUSE_MS = 2_000;

/**
 * Calls `refresh` when a hint speaks of this unit or a card below it: at once, then at most every two seconds, the last
 * hint never lost. A page that nobody sees asks when it is looked at again.
 *
 * @param hold takes the hints instead, for a page that is too long to be asked for again with each
 */
export function useNews(concerns: (id: string) => boolean, refresh: () => void, hold?: (id: string) => void): void {
  const state = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; due: boolean }>({
    timer: undefined,
    due: false,
  });
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  const run = (): void => {
    const { current } = state;
    if (current.timer !== undefined || document.hidden) {
      current.due = true;
      return;
    }
    current.due = false;
    latest.current();
    current.timer = setTimeout(() => {
      current.timer = undefined;
      if (current.due) run();
    }, PAUSE_MS);
  };
  const hear = (id: string): void => {
    if (!concerns(id)) return;
    if (hold) hold(id);
    else run();
  };
  useLive({
    onCard: ({ cellId }) => hear(cellId),
    onRollup: ({ unitId }) => hear(unitId),
    onGap: () => !hold && run(),
  });
  useEffect(() => {
    const { current } = state;
    const seen = (): void => void (!document.hidden && current.due && run());
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(current.timer);
      current.timer = undefined;
    };
  }, []);
}
