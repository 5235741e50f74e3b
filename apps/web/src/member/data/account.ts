import { Told } from './told.ts';
import { storeOf, type Store } from './store.ts';

const KEY = 'bontot.account';

/** Whose data this phone shows; null until somebody has signed in. Survives a page that opens without a network. */
export const account = new Told<string | null>(read());

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function setAccount(personId: string | null): void {
  try {
    if (personId === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, personId);
  } catch {
    // Known until the page is closed.
  }
  account.set(personId);
}

/** The store of who is signed in; pages are shown to nobody else. */
export function store(): Promise<Store> {
  if (account.value === null) throw new Error('nobody is signed in');
  return storeOf(account.value);
}
