import { useSyncExternalStore } from 'react';

/** Below this a table becomes a list of the same facts, and the side bar a top bar. */
const query = globalThis.matchMedia?.('(max-width: 60rem)');

const subscribe = (listener: () => void): (() => void) => {
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
};

/** True on a phone, and wherever 400 % of zoom leave as little room. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => query?.matches === true,
    () => false,
  );
