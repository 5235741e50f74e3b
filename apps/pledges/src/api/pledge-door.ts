import type { Actor } from '@bontot/access';
import { localDateOf, ok, unitsOn, type Instant } from '@bontot/kernel';
import { evolveDuty } from '@bontot/meeting-core';
import type { PaperUploads } from '@bontot/papers';
import { bare, handle, type Kept, type Stored } from '@bontot/persistence';
import {
  decideInitiative,
  receivePledge,
  type Initiative,
  type InitiativeAct,
  type Pledge,
  type PledgeAct,
  type PledgeEnvelope,
  type PledgeResult,
} from '@bontot/pledge-core';
import { tellYears } from '../jobs/initiative-telling.ts';
import type { Copies } from '../storage/copies.ts';
import { placeAt } from '../storage/file-places.ts';
import { pledgeId, publishPledge } from '../storage/pledges.ts';
import type { Stores } from '../storage/stores.ts';
import type { MemberYear, Surroundings } from '../storage/surroundings.ts';
import { allows, allowsAct } from './permission.ts';

export type Sender = { actor: Actor; personId: string; moment: Instant; deviceId: string };
type Log = { warn(fields: object, message: string): void };
type Parts = { stores: Stores; copies: Copies; surroundings: Surroundings; uploads: PaperUploads; log: Log };
type Refused = { code: string; details: Record<string, unknown> };

const AT_ONCE = 8;
const REMEMBERED = 64;
const OF_AUTHORS = new Set<InitiativeAct['type']>([
  ...(['write-initiative', 'submit-initiative', 'apply-initiative', 'withdraw-initiative'] as const),
]);

/** The one door for what persons do to members' years and to initiatives, online and from phones that were offline. */
export class PledgeDoor {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes the commands of one device in the order of their numbers: one load and one write for each thing they are about. */
  async take(envelopes: readonly PledgeEnvelope[], sender: Sender): Promise<PledgeResult[]> {
    const inOrder = envelopes.toSorted((a, b) => a.seq - b.seq);
    const groups = [...Map.groupBy(inOrder, keyOf).values()];
    const results = new Map<string, PledgeResult>();
    const next = async () => {
      for (let group = groups.shift(); group; group = groups.shift())
        for (const result of await this.#group(group, sender)) results.set(result.commandId, result);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, groups.length) }, next));
    return inOrder.map(({ commandId }) => results.get(commandId)!);
  }

  #group(group: readonly PledgeEnvelope[], sender: Sender): Promise<PledgeResult[]> {
    const { target } = group[0]!;
    return 'memberId' in target ? this.#year(target, group, sender) : this.#initiative(target, group, sender);
  }

  async #year(target: MemberYear, group: readonly PledgeEnvelope[], sender: Sender): Promise<PledgeResult[]> {
    const { stores, surroundings, uploads } = this.#parts;
    const { actor, personId, moment, deviceId } = sender;
    const id = pledgeId(target.memberId, target.year);
    let results: PledgeResult[] = [];
    const outcome = await handle(stores.pledges.store, id, async (current) => {
      const version = (current?.version ?? 0) + 1;
      const deciding = { by: personId, deviceId, commandId: '', version };
      const ready = await surroundings.one(target, moment, deciding);
      const before = current && bare(current.state);
      // A year whose member the directory no longer tells of still lies where it was last seen.
      const path = ready?.path ?? (current && `/${current.state.above.join('/')}/`);
      let pledge: Pledge | undefined = before;
      const resultOf = async (envelope: PledgeEnvelope): Promise<PledgeResult> => {
        const act = envelope.act as PledgeAct;
        if (path === undefined || !allowsAct(act.type, target.memberId, path, sender))
          return refusedOf(envelope, current, { code: 'FORBIDDEN', details: { act: act.type } });
        if (!ready)
          return refusedOf(envelope, current, { code: 'MEMBER_UNKNOWN', details: { memberId: target.memberId } });
        const gone = await uploads.spare(act, placeAt('pledge', id));
        if (gone) return refusedOf(envelope, current, gone);
        const around = { ...ready.around, commandId: envelope.commandId };
        const received = receivePledge(envelope, pledge, around);
        pledge = received.pledge;
        return received.result;
      };
      results = [];
      for (const envelope of group) results.push(await resultOf(envelope));
      if (!pledge || pledge === before || path === undefined) return ok('unchanged');
      const state: Kept<Pledge> = { ...pledge, above: unitsOn(path), changed: { at: moment, by: actor.ref } };
      return ok({ state, events: publishPledge(state, version, current?.state) });
    });
    if (!outcome.ok) throw new Error('a year is never refused as a whole');
    return results;
  }

  async #initiative(
    { initiativeId }: { initiativeId: string },
    group: readonly PledgeEnvelope[],
    sender: Sender,
  ): Promise<PledgeResult[]> {
    const { stores, copies, uploads, log } = this.#parts;
    const { actor, personId, moment } = sender;
    const member = await copies.member(personId);
    const own = member && (await copies.unit(member.cellId));
    let results: PledgeResult[] = [];
    const outcome = await handle(stores.initiatives.store, initiativeId, async (current) => {
      const above = current?.state.above ?? (own && unitsOn(own.path));
      const before = current && bare(current.state);
      let initiative: Initiative | undefined = before;
      const resultOf = async (envelope: PledgeEnvelope): Promise<PledgeResult> => {
        const { commandId, seq } = envelope;
        const act = envelope.act as InitiativeAct;
        const path = above && `/${above.join('/')}/`;
        if (path === undefined || !mayDo(act, path, sender))
          return refusedOf(envelope, current, { code: 'FORBIDDEN', details: { act: act.type } });
        const answer = { commandId, seq, version: (current?.version ?? 0) + 1 };
        if (initiative?.taken.includes(commandId)) return { ...answer, outcome: 'repeated' };
        const gone = await uploads.spare(act, placeAt('initiative', initiativeId));
        if (gone) return refusedOf(envelope, current, gone);
        const around = { by: personId, at: moment, today: localDateOf(moment), initiativeId };
        const unitId = initiative?.unitId ?? own?.unitId ?? '';
        const decided = decideInitiative(act, initiative, { ...around, unitId });
        if (!decided.ok) return { ...answer, outcome: 'refused', ...decided.refusal };
        const after = decided.value.reduce<Initiative | undefined>(evolveDuty, initiative);
        if (after) initiative = { ...after, taken: [...after.taken, commandId].slice(-REMEMBERED) };
        return { ...answer, outcome: 'applied' };
      };
      results = [];
      for (const envelope of group) results.push(await resultOf(envelope));
      if (!initiative || initiative === before || !above) return ok('unchanged');
      return ok({ state: { ...initiative, above, changed: { at: moment, by: actor.ref } }, events: [] });
    });
    if (!outcome.ok) throw new Error('an initiative is never refused as a whole');
    const { after } = outcome.value;
    if (after?.state.untold)
      // What fails, or is killed here, the sweep does.
      await tellYears(after, this.#parts, moment).catch((err: unknown) =>
        log.warn({ err, initiativeId }, 'left for the sweep'),
      );
    return results;
  }
}

const keyOf = ({ target }: PledgeEnvelope): string =>
  'memberId' in target ? pledgeId(target.memberId, target.year) : target.initiativeId;

const mayDo = ({ type }: InitiativeAct, path: string, sender: Sender): boolean =>
  allows(OF_AUTHORS.has(type) ? 'pledge.write' : 'evidence.confirm', path, sender);

const refusedOf = (
  { commandId, seq }: PledgeEnvelope,
  current: Stored<unknown> | undefined,
  refusal: Refused,
): PledgeResult => ({ commandId, seq, version: current?.version ?? 0, outcome: 'refused', ...refusal });
