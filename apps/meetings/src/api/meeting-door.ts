import type { Actor } from '@bontot/access';
import { ok, type Instant, type Refusal } from '@bontot/kernel';
import { receive, type Act, type Envelope, type Meeting, type Received, type SyncResult } from '@bontot/meeting-core';
import type { PaperUploads } from '@bontot/papers';
import { handle, type Stored } from '@bontot/persistence';
import { allowsAct, subjectOfKind } from './permission.ts';
import { meetingEvents } from '../events/meeting-events.ts';
import type { Copies, KnownUnit } from '../storage/copies.ts';
import { unitsOn } from '../meeting/kept.ts';
import type { Meetings } from '../storage/meetings.ts';
import { subjectOf } from '../storage/people.ts';
import type { Settings } from '../storage/settings.ts';
import { digestToSign } from '../storage/digest.ts';
import { meetingOf, recordOf, type MeetingRecord } from '../meeting/record.ts';
import { refuseHere } from '../meeting/refuse-here.ts';
import { Surroundings } from './surroundings.ts';
import { TurnsById } from './turns.ts';

export type Sender = { actor: Actor; personId: string; moment: Instant; deviceId: string };
type Parts = { copies: Copies; meetings: Meetings; settings: Settings; uploads: PaperUploads };
/** `meeting` is its new state where it has one. */
type Taken = { results: SyncResult[]; meeting: Meeting | undefined; unit: KnownUnit | undefined };

/** The one door for what persons do to a meeting, online and from phones that were offline. */
export class MeetingDoor {
  readonly #parts: Parts;
  readonly #turns = new TurnsById();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Takes the commands of one device for one meeting in the order of their numbers: one load, one write. Results are in
   * that order; `after` is the meeting when it was written.
   */
  async take(
    meetingId: string,
    envelopes: readonly Envelope[],
    sender: Sender,
  ): Promise<{ results: SyncResult[]; after: Stored<MeetingRecord> | undefined }> {
    const inOrder = envelopes.toSorted((a, b) => a.seq - b.seq);
    return this.#turns.run(meetingId, async () => {
      let results: SyncResult[] = [];
      const outcome = await handle(this.#parts.meetings.store, meetingId, async (current) => {
        const version = (current?.version ?? 0) + 1;
        if (isForeign(current?.state, sender)) {
          results = inOrder.map((envelope) => refusedOutright(envelope, current!.version));
          return ok('unchanged');
        }
        const taken = await this.#decide(meetingId, inOrder, current, version, sender);
        results = taken.results;
        const { meeting, unit } = taken;
        if (!meeting || !unit) return ok('unchanged');
        const state = recordOf(meeting, version, current?.state, {
          above: unitsOn(unit.path),
          changed: { at: sender.moment, by: sender.actor.ref },
          devices: { ...current?.state.devices, [sender.deviceId]: sender.personId },
        });
        return ok({ state, events: meetingEvents(state, version, current?.state) });
      });
      if (!outcome.ok) throw new Error('a meeting is never refused as a whole');
      return { results, after: outcome.value.changed ? outcome.value.after : undefined };
    });
  }

  async #decide(
    meetingId: string,
    envelopes: readonly Envelope[],
    current: Stored<MeetingRecord> | undefined,
    version: number,
    sender: Sender,
  ): Promise<Taken> {
    const around = new Surroundings(this.#parts);
    const first = envelopes[0]!.act;
    const unitId = current?.state.unitId ?? (first.type === 'plan' ? first.unitId : undefined);
    const unit = unitId === undefined ? undefined : await this.#unitOf(unitId, current?.state);
    const deciding = { by: sender.personId, at: sender.moment, deviceId: sender.deviceId, version };
    const before = current && meetingOf(current.state);
    const results: SyncResult[] = [];
    let meeting = before;
    for (const envelope of envelopes) {
      const barrier =
        barrierTo(envelope, meeting, unit, sender) ??
        (await this.#parts.uploads.spare(envelope.act, `meeting:${meetingId}`));
      const received: Received =
        barrier || !unit
          ? refuseHere(envelope, meeting, deciding, barrier ?? unknown(meetingId))
          : receive(envelope, meeting, await around.of(envelope.act, unit, meeting, meetingId, deciding));
      results.push(received.result);
      meeting = received.meeting;
    }
    return { results, meeting: meeting === before ? undefined : meeting, unit };
  }

  /** A unit that the directory has not told of yet still lies where the meeting was last seen. */
  async #unitOf(unitId: string, record: MeetingRecord | undefined): Promise<KnownUnit | undefined> {
    const known = await this.#parts.copies.unit(unitId);
    if (known || !record) return known;
    const level = record.kind === 'committee' ? 'commune' : 'cell';
    const path = `/${record.above.join('/')}/`;
    return { unitId, name: unitId, path, level, validFrom: record.heldOn, validTo: null };
  }
}

const unknown = (meetingId: string): Refusal => ({ code: 'MEETING_UNKNOWN', details: { meetingId } });

/** Why a command is refused before the rules are asked. */
function barrierTo(
  { act, meetingId }: Envelope,
  meeting: Meeting | undefined,
  unit: KnownUnit | undefined,
  sender: Sender,
): Refusal | undefined {
  if (!unit || (!meeting && act.type !== 'plan')) return unknown(meetingId);
  const kind = meeting?.kind ?? (act.type === 'plan' ? act.kind : 'regular');
  if (!allowsAct(act.type, { path: unit.path, subject: subjectOfKind(kind) }, sender))
    return { code: 'FORBIDDEN', details: { act: act.type } };
  return act.type === 'plan' ? refusalOfPlace(act, unit) : refusalOfDigest(act, meeting);
}

/** Commands are numbered per device, so a device that somebody else has used here would hide theirs or be hidden by them. */
const isForeign = (record: MeetingRecord | undefined, { deviceId, personId }: Sender): boolean =>
  record !== undefined && Object.hasOwn(record.devices, deviceId) && record.devices[deviceId] !== personId;

const refusedOutright = ({ commandId, seq }: Envelope, version: number): SyncResult => ({
  ...{ commandId, seq, version },
  ...{ outcome: 'refused', code: 'DEVICE_OF_OTHER', details: {} },
});

/** Cells meet as cells, committees as committees; a unit that is closed by then does not meet any more. */
function refusalOfPlace({ kind, heldOn }: Extract<Act, { type: 'plan' }>, unit: KnownUnit): Refusal | undefined {
  if (subjectOfKind(kind) !== subjectOf(unit))
    return { code: 'MEETING_KIND_NOT_HERE', details: { kind, unitId: unit.unitId } };
  return unit.validTo !== null && unit.validTo < heldOn
    ? { code: 'UNIT_CLOSED', details: { unitId: unit.unitId, validTo: unit.validTo } }
    : undefined;
}

/** What is signed must be what stands here: the device hashed what it showed. */
function refusalOfDigest(act: Act, meeting: Meeting | undefined): Refusal | undefined {
  if (!meeting || (act.type !== 'sign' && act.type !== 'sign-amendment')) return undefined;
  const expected = digestToSign(meeting, act.type === 'sign' ? meeting.meetingId : act.amendmentId);
  return expected === undefined || expected === act.digest
    ? undefined
    : { code: 'DIGEST_MISMATCH', details: { as: act.as } };
}
