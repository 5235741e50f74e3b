import type { PledgeEnvelope, PledgeTarget } from '@bontot/pledge-core';
import { useEffect, useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { store } from './account.ts';
import { now } from './clock.ts';
import { changed, onChanged } from './news.ts';
import { count, sendSoon } from './sender.ts';

/** Everything about pledges that this phone has not sent, or not heard of yet, stands under one name. */
const SUBJECT = 'pledges';

type Wanted = Pick<PledgeEnvelope, 'act' | 'baseVersion'> & {
  target: PledgeTarget;
  /** Addresses that show what becomes of it. */
  reads: string[];
};

/**
 * Keeps acts on pledges in the line, in the order in which the person acted, and returns once they are on the phone; sent at once
 * where there is a network. What the server turns down is shown at `/m/refused`.
 */
export async function actOnPledges(...wanted: Wanted[]): Promise<void> {
  const kept = await store();
  const at = now();
  const tx = kept.transaction(['waiting', 'numbers'], 'readwrite');
  const numbers = tx.objectStore('numbers');
  let seq = (await numbers.get(SUBJECT)) ?? 1;
  for (const { act, baseVersion, target, reads } of wanted) {
    const envelope: PledgeEnvelope = { commandId: newUlid(), seq, baseVersion, deviceTime: at, target, act };
    await tx.objectStore('waiting').add({ kind: 'pledge', envelope, reads, subject: SUBJECT, at });
    seq += 1;
  }
  await numbers.put(seq, SUBJECT);
  await tx.done;
  await count(kept);
  changed({ subject: SUBJECT });
  sendSoon();
}

export type WaitingPledge = { envelope: PledgeEnvelope; answered: number | undefined };

/** Acts on pledges that the pages have not heard back from the server; the oldest first. */
export function useWaitingPledges(): readonly WaitingPledge[] {
  const [waiting, setWaiting] = useState<readonly WaitingPledge[]>([]);
  useEffect(() => {
    let shown = true;
    const read = async () => {
      const all = await (await store()).getAllFromIndex('waiting', 'subject', SUBJECT);
      const pledges = all.flatMap((one) =>
        one.kind === 'pledge' ? [{ envelope: one.envelope, answered: one.answered }] : [],
      );
      if (shown) setWaiting(pledges);
    };
    void read();
    const stop = onChanged(({ subject }) => subject === SUBJECT && void read());
    return () => {
      shown = false;
      stop();
    };
  }, []);
  return waiting;
}
