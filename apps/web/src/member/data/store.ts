import type { Envelope, MeetingView } from '@bontot/meeting-core';
import type { PledgeEnvelope } from '@bontot/pledge-core';
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What waits to be sent. Its place in the line is its key; nothing overtakes. */
export type Waiting = {
  /** Of what it is about, e.g. `meeting:<id>`; a page finds there what it has not sent yet. */
  subject: string;
  at: number;
  /**
   * Answered: the version in which the server has it. Counts locally until that version has been heard, and is not sent
   * again.
   */
  answered?: number;
} & (
  | { kind: 'act'; envelope: Envelope }
  | { kind: 'post'; path: string; body: unknown }
  /** `reads`: addresses that show what became of it; asked again before it stops to count. */
  | { kind: 'pledge'; envelope: PledgeEnvelope; reads: string[] }
);

/** What the server turned down; stays until its author has read it. */
export type Refused = {
  subject: string;
  at: number;
  code: string;
  detail: string;
  details: Record<string, unknown>;
  what: Waiting;
};

export type KeptRead = { path: string; value: unknown; at: number };
export type KeptView = { meetingId: string; view: MeetingView; at: number };

interface Kept extends DBSchema {
  reads: { key: string; value: KeptRead };
  views: { key: string; value: KeptView };
  waiting: { key: number; value: Waiting; indexes: { subject: string } };
  refused: { key: number; value: Refused };
  /** Next number of this device for a meeting, and for pledges as a whole. */
  numbers: { key: string; value: number };
  /** Texts that somebody is writing, by place. */
  drafts: { key: string; value: unknown };
  own: { key: string; value: string };
}
export type Store = IDBPDatabase<Kept>;

const VERSION = 1;
const nameOf = (personId: string): string => `bontot-m-${personId}`;

let open: { personId: string; store: Promise<Store> } | undefined;
/** Whose data are being taken from the phone: what is still under way must not begin them anew. */
let leaving: string | undefined;

/** What this phone keeps for one person: a database of its own, so that nobody else's pages can reach it. */
export function storeOf(personId: string): Promise<Store> {
  if (personId === leaving) return Promise.reject(new Error('signed out'));
  if (open?.personId !== personId) open = { personId, store: opened(nameOf(personId)) };
  return open.store;
}

const opened = (name: string): Promise<Store> =>
  openDB<Kept>(name, VERSION, {
    upgrade(db) {
      db.createObjectStore('reads', { keyPath: 'path' });
      db.createObjectStore('views', { keyPath: 'meetingId' });
      db.createObjectStore('waiting', { autoIncrement: true }).createIndex('subject', 'subject');
      db.createObjectStore('refused', { autoIncrement: true });
      db.createObjectStore('numbers');
      db.createObjectStore('drafts');
      db.createObjectStore('own');
    },
    // Another tab signs out, or brings a newer app: let go, so that it is not kept waiting.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

/** After a sign-out nothing stays on the phone. */
export async function wipe(personId: string): Promise<void> {
  leaving = personId;
  if (open?.personId === personId) {
    (await open.store).close();
    open = undefined;
  }
  await deleteDB(nameOf(personId));
}

/** When somebody else signs in, what was read goes; what was written and never sent waits for its author. */
export async function wipeReads(personId: string): Promise<void> {
  const store = await storeOf(personId);
  const empty = (await store.count('waiting')) === 0 && (await store.count('refused')) === 0;
  if (empty) return wipe(personId);
  const tx = store.transaction(['reads', 'views'], 'readwrite');
  await Promise.all([tx.objectStore('reads').clear(), tx.objectStore('views').clear(), tx.done]);
  store.close();
  open = undefined;
}

/** Numbers of commands are counted per device; two people on one phone are two devices. */
export async function deviceIdOf(store: Store, newId: () => string): Promise<string> {
  const tx = store.transaction('own', 'readwrite');
  const known = await tx.store.get('device');
  if (known !== undefined) return known;
  const made = newId();
  await tx.store.put(made, 'device');
  await tx.done;
  return made;
}
