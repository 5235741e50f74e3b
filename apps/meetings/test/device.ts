import type { Act, SyncResult } from '@bontot/meeting-core';
import type { Call, Caller } from '@bontot/testing';
import { ulid } from 'ulid';

/** A device that numbers its commands for one meeting, as pages and phones do. */
export class Device {
  readonly meetingId: string;
  readonly deviceId: string;
  /** What it has seen. */
  version = 0;
  readonly #call: Call;
  #seq = 0;

  constructor(call: Call, meetingId = ulid(), deviceId = `device-${ulid()}`) {
    this.#call = call;
    this.meetingId = meetingId;
    this.deviceId = deviceId;
  }

  /** Numbers acts without sending them. */
  write(...acts: Act[]) {
    return acts.map((act) => ({
      ...{ commandId: ulid(), meetingId: this.meetingId, seq: (this.#seq += 1) },
      ...{ baseVersion: this.version, deviceTime: 0, act },
    }));
  }

  async send(caller: Caller, commands: object[]): Promise<SyncResult[]> {
    const { status, body } = await this.#call(caller, 'POST', '/api/v1/meetings/acts', {
      deviceId: this.deviceId,
      commands,
    });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    const results = (body as { results: SyncResult[] }).results;
    for (const { version, outcome } of results) if (outcome === 'applied') this.version = version;
    return results;
  }

  /** Does acts at once; what was not applied throws. */
  async does(caller: Caller, ...acts: Act[]): Promise<void> {
    const results = await this.send(caller, this.write(...acts));
    const wrong = results.filter(({ outcome }) => outcome !== 'applied');
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  }

  /** What became of acts, in a word each. */
  async tries(caller: Caller, ...acts: Act[]): Promise<string[]> {
    return (await this.send(caller, this.write(...acts))).map((result) =>
      result.outcome === 'refused' ? result.code : result.outcome,
    );
  }
}
