import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { account, store } from './account.ts';
import { api, ApiProblem, online } from './line.ts';
import { onChanged } from './news.ts';
import { sending } from './sender.ts';

export type Read<Value> = {
  /** What is known: kept from an earlier visit at first, then the server's answer. */
  value: Value | undefined;
  /** Why the last asking failed; a value that was kept stays. */
  error: unknown;
  /** True while what is shown is what was kept. */
  stale: boolean;
  reload: () => void;
};

type State<Value> = { path: string | null; value?: Value; error?: unknown; stale: boolean };

/**
 * Reads an address of the interface. What was kept on the phone is shown at once, then the server's answer, which is kept in
 * turn: each page that was seen once opens without a network. `null` asks for nothing yet. Asked anew when the network is
 * back and when everything was sent; what was asked and kept elsewhere is shown at once.
 */
export function useRead<Value>(path: string | null): Read<Value> {
  const [state, setState] = useState<State<Value>>({ path, stale: true });
  const latest = useRef(path);
  latest.current = path;
  const ask = useCallback(() => {
    if (path === null) return;
    const isShown = () => latest.current === path;
    void fetchAndKeep<Value>(path)
      .then((value) => isShown() && setState({ path, value, stale: false }))
      .catch((error: unknown) => isShown() && setState((before) => ({ ...before, path, error })));
  }, [path]);
  useEffect(() => {
    if (path === null) return;
    void keptOf<Value>(path).then((value) => {
      if (latest.current !== path) return;
      setState((before) =>
        before.path === path && !before.stale
          ? before
          : { path, stale: true, ...(value === undefined ? {} : { value }) },
      );
      ask();
    });
  }, [path, ask]);
  useEffect(() => askedAnew(ask), [ask]);
  useEffect(
    () =>
      onChanged((news) => {
        if (path === null || news.path !== path) return;
        void keptOf<Value>(path).then((value) => {
          if (value !== undefined && latest.current === path) setState({ path, value, stale: false });
        });
      }),
    [path],
  );
  const known = state.path === path;
  return {
    value: known ? state.value : undefined,
    error: known ? state.error : undefined,
    stale: !known || state.stale,
    reload: ask,
  };
}

/** When a page should ask again: the line stands again, everything was sent, the person comes back to it. */
function askedAnew(ask: () => void): () => void {
  let { sentAt } = sending.value;
  const back = () => document.visibilityState === 'visible' && ask();
  document.addEventListener('visibilitychange', back);
  const stops = [
    online.listen(() => online.value && ask()),
    sending.listen(() => {
      if (sending.value.sentAt === sentAt) return;
      sentAt = sending.value.sentAt;
      ask();
    }),
    () => document.removeEventListener('visibilitychange', back),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Asks the server and keeps the answer. What somebody may no longer read is not kept either. */
export async function fetchAndKeep<Value>(path: string): Promise<Value> {
  const personId = account.value;
  const kept = await store();
  try {
    const value = await api.get<Value>(path);
    if (account.value === personId) await kept.put('reads', { path, value, at: Date.now() });
    return value;
  } catch (cause) {
    if (cause instanceof ApiProblem && (cause.status === 403 || cause.status === 404)) await kept.delete('reads', path);
    throw cause;
  }
}

async function keptOf<Value>(path: string): Promise<Value | undefined> {
  try {
    return (await (await store()).get('reads', path))?.value as Value | undefined;
  } catch {
    // A browser that keeps nothing shows what the network brings.
    return undefined;
  }
}
