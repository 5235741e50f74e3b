import type { Instant } from '@bontot/kernel';
import type { Meetings } from '../storage/meetings.ts';
import type { FollowUpWork } from './follow-up-work.ts';

const WINDOW = 200;
/** What waits shorter than this is in the hands of the process that wrote it. */
const GRACE_MS = 1_000;

/** What follows from changes of meetings whose process was killed before it was made. */
export const repairsWith =
  (meetings: Meetings, work: FollowUpWork) =>
  async (at: Instant): Promise<number> => {
    let done = 0;
    for (;;) {
      const undone = await meetings.undone(at - GRACE_MS, WINDOW);
      let left = 0;
      for (const stored of undone) left += await work.tryAll(stored);
      done += undone.length - left;
      if (undone.length < WINDOW || left > 0) return done;
    }
  };
