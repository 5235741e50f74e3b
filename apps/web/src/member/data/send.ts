import { useEffect, useState } from 'preact/hooks';
import { store } from './account.ts';
import { changed, onChanged } from './news.ts';
import { count, sendSoon } from './sender.ts';
import type { Refused } from './store.ts';

type About = {
  /** What it is about, e.g. `study:<id>`: the page asks for it with {@link usePending} to show what has not been sent yet. */
  subject: string;
};

/**
 * Puts a write in the line and returns once it is kept on the phone; from then on a killed browser loses nothing. It is sent
 * at once where there is a network, else when it is back, in order, by the same account. The door must be idempotent: ids
 * come with the body. What the server turns down is shown by {@link useRefused}.
 */
export async function send(path: string, body: unknown, { subject }: About): Promise<void> {
  const kept = await store();
  await kept.add('waiting', { kind: 'post', path, body, subject, at: Date.now() });
  await count(kept);
  changed({ subject });
  sendSoon();
}

/** Bodies that wait to be sent about a subject, oldest first. */
export function usePending(subject: string): { path: string; body: unknown }[] {
  const [pending, setPending] = useState<{ path: string; body: unknown }[]>([]);
  useEffect(() => {
    let shown = true;
    const read = async () => {
      const all = await (await store()).getAllFromIndex('waiting', 'subject', subject);
      if (shown) setPending(all.flatMap((one) => (one.kind === 'post' ? [{ path: one.path, body: one.body }] : [])));
    };
    void read();
    const stop = onChanged((news) => news.subject === subject && void read());
    return () => {
      shown = false;
      stop();
    };
  }, [subject]);
  return pending;
}

export type ShownRefusal = Refused & { key: number };

/** What the server turned down, newest first, until `forget` is called. Without a subject: all of it. */
export function useRefused(subject?: string): { refused: ShownRefusal[]; forget: (key: number) => Promise<void> } {
  const [refused, setRefused] = useState<ShownRefusal[]>([]);
  useEffect(() => {
    let shown = true;
    const read = async () => {
      const tx = (await store()).transaction('refused');
      const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      const all = values.map((value, at) => ({ ...value, key: keys[at]! })).reverse();
      if (shown) setRefused(subject === undefined ? all : all.filter((one) => one.subject === subject));
    };
    void read();
    const stop = onChanged(() => void read());
    return () => {
      shown = false;
      stop();
    };
  }, [subject]);
  return { refused, forget };
}

async function forget(key: number): Promise<void> {
  const kept = await store();
  await kept.delete('refused', key);
  await count(kept);
  changed({});
}
