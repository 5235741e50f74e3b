import type { Blinding, SignedToken } from './blind.ts';

/** Between the steps of a ballot: the blinding before the answer, the signed token after it, then only that it was sent. */
export type Standing = { blinding?: Blinding; signed?: SignedToken; sent?: true };

export type Unfinished = {
  read: (ballotId: string) => Standing | undefined;
  write: (ballotId: string, standing: Standing) => void;
  finish: (ballotId: string) => void;
};

/**
 * Kept in the storage of this tab, for this account, until the ballot is sent: a reload or a page that the phone put to sleep
 * loses no vote. What it leaks: whoever holds the unlocked phone in between can cast this ballot, and whoever copies the token
 * then and later reads the list of ballots finds the choice made with it. It never leaves the tab, holds no choice, and what
 * remains after sending is that something was sent, which the service knows anyway.
 */
export function unfinishedOf(personId: string, storage: Pick<Storage, 'getItem' | 'setItem'>): Unfinished {
  const keyOf = (ballotId: string) => `bontot.ballot.${personId}.${ballotId}`;
  const write = (ballotId: string, standing: Standing) => storage.setItem(keyOf(ballotId), JSON.stringify(standing));
  return {
    read: (ballotId) => {
      const text = storage.getItem(keyOf(ballotId));
      return text === null ? undefined : (JSON.parse(text) as Standing);
    },
    write,
    finish: (ballotId) => write(ballotId, { sent: true }),
  };
}
