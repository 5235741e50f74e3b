import { createHash } from 'node:crypto';
import { canonical, unreachable } from '@bontot/kernel';
import {
  amendmentContent,
  type Act,
  type Envelope,
  type FileRef,
  type MeetingView,
  type MinutesSection,
  type SyncResult,
} from '@bontot/meeting-core';
import type { PledgeResult } from '@bontot/pledge-core';
import { CommandError } from '../command.ts';
import { contentOf, type Work } from '../demo/index.ts';
import type { Doors } from './doors.ts';

type MinutesAnswer = { sections: MinutesSection[]; digest: string };
type Upload = { uploadId: string; partSize: number; parts: number };
type Item = { id: string; result: string; code?: string };
type On = { meetingId: string; by: string };
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Does at the doors of the service `meetings` what persons do there; each person is a device of their own. */
export class Desk {
  readonly #doors: Doors;
  readonly #resumed: boolean;
  /** As far as it is known here; the service is asked after a stop. */
  readonly #versions = new Map<string, number>();
  readonly #files = new Map<string, Promise<FileRef>>();

  /** @param resumed whether some of what comes first may have been done before a stop */
  constructor(doors: Doors, resumed: boolean) {
    this.#doors = doors;
    this.#resumed = resumed;
  }

  async carryOut(at: string, work: Work): Promise<void> {
    switch (work.kind) {
      case 'acts':
        return this.#acts(at, work, work.seq, work.acts);
      case 'minutes':
        return this.#minutes(at, work);
      case 'amendment':
        return this.#amendment(at, work);
      case 'post':
        return this.#post(at, work);
      case 'pledges':
        return this.#pledges(at, work);
      case 'people':
        return this.#doors.command(at, work.path, work.body, work.by, true);
      default:
        return unreachable(work);
    }
  }

  /** Of a body with many items each has a result of its own. */
  async #post(at: string, { path, body, by }: Extract<Work, { kind: 'post' }>): Promise<void> {
    const answer = await this.#doors.ask<{ items?: Item[] }>(at, path, body, by).catch((error: Error) => {
      // A report on a task whose result was accepted before the stop.
      if (this.#resumed && error.message.includes('TASK_OTHER_STATE')) return {};
      throw error;
    });
    const { items = [] } = answer as { items?: Item[] };
    const bad = items.find(({ result }) => result === 'refused');
    if (bad) throw new CommandError(`POST ${path} by ${by} at ${at}: ${bad.id} was refused (${bad.code})`);
  }

  /** What was done before a stop is repeated: commands by their ids, acts on registrations and models by what they say. */
  async #pledges(at: string, { path, body, by }: Extract<Work, { kind: 'pledges' }>): Promise<void> {
    const answer = await this.#doors.ask<{ results?: PledgeResult[] }>(at, path, body, by).catch((error: Error) => {
      if (this.#resumed && /_OTHER_STATE|REGISTRATION_CHANGED/.test(error.message)) return {};
      throw error;
    });
    const { results = [] } = answer as { results?: PledgeResult[] };
    const bad = results.find(({ outcome }) => outcome === 'refused' || outcome === 'set_aside');
    if (bad) throw new CommandError(`POST ${path} by ${by} at ${at}: ${JSON.stringify(bad)}`);
  }

  /** The clerk writes the draft down, reads it out and has it approved; then both sign what stands there. */
  async #minutes(at: string, work: Extract<Work, { kind: 'minutes' }>): Promise<void> {
    const { by, meetingId, seq, totals, chairId, chairSeq } = work;
    const clerk = { meetingId, by };
    const path = `/api/v1/meetings/${meetingId}/minutes`;
    const { sections } = await this.#doors.read<MinutesAnswer>(path, by, at);
    const written: Act[] = [
      { type: 'write-minutes', sections },
      { type: 'read-out' },
      { type: 'approve-minutes', totals },
    ];
    await this.#acts(at, clerk, seq, written);
    const { digest } = await this.#doors.read<MinutesAnswer>(path, by, at);
    await this.#acts(at, clerk, seq + written.length, [{ type: 'sign', as: 'clerk', digest }]);
    await this.#acts(at, { meetingId, by: chairId }, chairSeq, [{ type: 'sign', as: 'chair', digest }]);
  }

  async #amendment(at: string, work: Extract<Work, { kind: 'amendment' }>): Promise<void> {
    const { by, meetingId, seq, act, chairId, chairSeq } = work;
    const { amendmentId } = act;
    await this.#acts(at, { meetingId, by }, seq, [act]);
    const { meeting } = await this.#doors.read<MeetingView>(`/api/v1/meetings/${meetingId}`, by, at);
    const amendment = meeting.minutes.amendments.find((one) => one.amendmentId === amendmentId);
    if (!amendment) throw new CommandError(`the meeting ${meetingId} does not show its amendment ${amendmentId}`);
    const digest = createHash('sha256')
      .update(canonical(amendmentContent(meeting, amendment)))
      .digest('hex');
    await this.#acts(at, { meetingId, by }, seq + 1, [{ type: 'sign-amendment', amendmentId, as: 'clerk', digest }]);
    await this.#acts(at, { meetingId, by: chairId }, chairSeq, [
      { type: 'sign-amendment', amendmentId, as: 'chair', digest },
    ]);
  }

  /** The demo data holds no bad ones, so a refusal ends the seeding; what was done before a stop is repeated. */
  async #acts(at: string, { meetingId, by }: On, first: number, acts: readonly Act[]): Promise<void> {
    const baseVersion = acts[0]?.type === 'plan' ? 0 : await this.#versionOf(meetingId, by, at);
    const commands: Envelope[] = [];
    for (const [index, act] of acts.entries()) {
      const seq = first + index;
      commands.push({
        commandId: commandIdOf(meetingId, by, seq),
        meetingId,
        seq,
        baseVersion,
        deviceTime: Date.parse(at),
        act: await this.#withFile(at, by, act),
      });
    }
    const body = { deviceId: `seeder-${by}`, commands };
    const { results } = await this.#doors.ask<{ results: SyncResult[] }>(at, '/api/v1/meetings/acts', body, by);
    for (const [index, result] of results.entries()) {
      const { outcome } = result;
      if (outcome === 'applied' || outcome === 'repeated') continue;
      const why = outcome === 'refused' ? `${result.code} ${JSON.stringify(result.details)}` : outcome;
      throw new CommandError(`the meeting ${meetingId} refused ${acts[index]?.type} by ${by} at ${at} (${why})`);
    }
    this.#versions.set(meetingId, Math.max(...results.map(({ version }) => version)));
  }

  async #versionOf(meetingId: string, by: string, at: string): Promise<number> {
    const known = this.#versions.get(meetingId);
    return known ?? (await this.#doors.read<MeetingView>(`/api/v1/meetings/${meetingId}`, by, at)).version;
  }

  async #withFile(at: string, by: string, act: Act): Promise<Act> {
    if (act.type !== 'attach-paper' || act.file.fileId !== '') return act;
    const key = `${by} ${act.file.name}`;
    let file = this.#files.get(key);
    if (!file) this.#files.set(key, (file = this.#upload(at, by, act.file.name)));
    return { ...act, file: await file };
  }

  async #upload(at: string, by: string, name: string): Promise<FileRef> {
    const bytes = contentOf(name);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const wish = { name, size: bytes.length, sha256 };
    const { uploadId, partSize, parts } = await this.#doors.ask<Upload>(at, '/api/v1/papers', wish, by);
    for (let part = 0; part < parts; part++)
      await this.#doors.put(
        at,
        `/api/v1/papers/${uploadId}/parts/${part}`,
        bytes.subarray(part * partSize, (part + 1) * partSize),
        by,
      );
    return this.#doors.ask<FileRef>(at, `/api/v1/papers/${uploadId}/finish`, {}, by);
  }
}

/** The same command has the same id, whenever it is sent. */
function commandIdOf(...keys: (string | number)[]): string {
  const hash = createHash('sha256').update(keys.join('|')).digest();
  return `01H${[...hash.subarray(0, 23)].map((byte) => CROCKFORD[byte % 32]).join('')}`;
}
