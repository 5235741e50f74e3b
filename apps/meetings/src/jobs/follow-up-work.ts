import type { Stored } from '@bontot/persistence';
import type { FollowUp } from '../meeting/follow-ups.ts';
import type { MeetingRecord } from '../meeting/record.ts';
import type { Meetings } from '../storage/meetings.ts';

type Log = { warn(fields: object, message: string): void };
/** Makes what a meeting's change makes necessary; doing it again changes nothing. */
export type FollowUpMaker = (record: MeetingRecord) => Promise<void>;

/** Carries out what stands to be done after a change of a meeting, and takes the mark away; what fails stays for the sweep. */
export class FollowUpWork {
  readonly #meetings: Meetings;
  readonly #makers: Record<FollowUp, FollowUpMaker>;
  readonly #log: Log;

  constructor(meetings: Meetings, makers: Record<FollowUp, FollowUpMaker>, log: Log) {
    this.#meetings = meetings;
    this.#makers = makers;
    this.#log = log;
  }

  /** @returns how many marks are left */
  async tryAll({ id, state }: Stored<MeetingRecord>): Promise<number> {
    const tried = await Promise.all(
      state.todo.map(async (todo) => {
        try {
          await this.#makers[todo.what](state);
          await this.#meetings.done(id, todo);
          return 0;
        } catch (err) {
          this.#log.warn({ err, meetingId: id, what: todo.what }, 'left for the sweep');
          return 1;
        }
      }),
    );
    return tried.reduce<number>((sum, left) => sum + left, 0);
  }
}
