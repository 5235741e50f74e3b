import type { SweepDuty } from '@bontot/service';
import type { DueChanges } from '../storage/due-changes.ts';
import type { Notices } from '../storage/notices.ts';
import type { InboxTeller } from './inbox-teller.ts';
import type { OutlookQueue } from './outlook-queue.ts';

/** One look takes this many of each kind; the next takes the rest. */
const WINDOW = 1_000;
/** What waits shorter than this is in the hands of the process that wrote it. */
const GRACE_MS = 1_000;

type Parts = {
  due: DueChanges;
  notices: Notices;
  queue: Pick<OutlookQueue, 'add'>;
  inboxes: InboxTeller;
  log: { info(fields: object, message: string): void };
};

/** Finds again what a flushed Redis or a killed process left undone: what is due in MongoDB is the truth. */
export const leftUndone =
  ({ due, notices, queue, inboxes, log }: Parts): SweepDuty =>
  async (now) => {
    const closed = await due.closeStale(now);
    if (closed > 0) log.info({ closed }, 'changes that nobody could be told of');
    const changes = await due.due(now - GRACE_MS, WINDOW);
    queue.add(changes);
    const persons = await notices.personsUntold(now - GRACE_MS, WINDOW);
    await inboxes.tellSoon(persons);
    return closed + changes.length + persons.length;
  };
