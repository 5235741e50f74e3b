import { can, handEntryAction, type Actor } from '@bontot/access';
import { evidenceRecorded, isKeptElsewhere, readEvidence, topics, type EvidenceBody } from '@bontot/contracts';
import { canonical, localDateOf, refuse, refused, type Instant, type Result } from '@bontot/kernel';
import { newId, type Publisher } from '@bontot/messaging';
import { admitMeasure, admitPath, type SenderContract } from '../senders/contract.ts';
import { sha256 } from '../sha256.ts';
import type { Receipt, Receipts } from '../storage/receipts.ts';
import type { Senders } from '../storage/senders.ts';
import type { UnclaimedQuota } from '../storage/unclaimed-quota.ts';
import type { Units } from '../storage/units.ts';

/**
 * The HTTP way in for facts: checks what can be checked at the door, and hands the rest to the same line as every other
 * sender. Accepted means durable on the broker; what becomes of a fact later is told by its outcomes.
 */
export class Door {
  readonly #publisher: Publisher;
  readonly #senders: Senders;
  readonly #units: Units;
  readonly #receipts: Receipts;
  readonly #quota: UnclaimedQuota;

  constructor(publisher: Publisher, senders: Senders, units: Units, receipts: Receipts, quota: UnclaimedQuota) {
    this.#publisher = publisher;
    this.#senders = senders;
    this.#units = units;
    this.#receipts = receipts;
    this.#quota = quota;
  }

  /**
   * @param idempotencyKey the same key with the same items answers the first receipt again and sends nothing
   * @throws IDEMPOTENCY_KEY_REUSED (refused) for the same key with other items
   */
  async receive(actor: Actor, items: unknown[], at: Instant, idempotencyKey?: string): Promise<Receipt> {
    if (idempotencyKey === undefined) return this.#send(actor, items, at);
    const key = `${actor.ref}|${idempotencyKey}`;
    const content = sha256(canonical(items));
    const known = await this.#receipts.find(key);
    if (known && known.content !== content)
      throw refused('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key', expected: 'a new key for other facts' });
    if (known) return known.receipt;
    // Sent before it is remembered: a crash between the two sends the same facts again, which changes nothing.
    const receipt = await this.#send(actor, items, at);
    await this.#receipts.keep(key, content, receipt);
    return receipt;
  }

  async #send(actor: Actor, items: unknown[], at: Instant): Promise<Receipt> {
    const today = localDateOf(at);
    const read = items.map((item) => readEvidence(item, today));
    const ids = new Set(read.flatMap((each) => (each.ok ? [each.value.cellId] : [])));
    const [paths, contracts] = await Promise.all([this.#units.pathsOf([...ids]), this.#senders.all()]);
    const contract = actor.sender === undefined ? undefined : contracts.get(actor.sender);
    const full = paths.size < ids.size && contract !== undefined && (await this.#quota.isReached(contract));
    const judged = read.map((each) => {
      const admitted = each.ok ? admit(each.value, actor, contract, paths.get(each.value.cellId), today) : each;
      return full && admitted.ok && !paths.has(admitted.value.body.cellId) ? overQuota(admitted.value.body) : admitted;
    });
    const accepted = judged.flatMap((each) => (each.ok ? [each.value] : []));
    await this.#publisher.publish(
      accepted.map(({ body, confirmed }) => ({
        type: evidenceRecorded.type,
        topic: topics.evidence.name,
        key: body.cellId,
        id: newId(at),
        source: 'scoring/door',
        sender: actor.ref,
        recordedAt: new Date(at).toISOString(),
        ...(confirmed ? { confirmed: true } : {}),
        body,
      })),
    );
    const unclaimed = accepted.filter(({ body }) => !paths.has(body.cellId)).length;
    return {
      receipt: newId(),
      accepted: accepted.length,
      ...(unclaimed > 0 ? { unclaimed } : {}),
      refused: judged.flatMap((each, index) =>
        each.ok ? [] : [{ index, code: each.refusal.code, ...each.refusal.details }],
      ),
    };
  }
}

const overQuota = ({ cellId }: EvidenceBody): Result<never> =>
  refuse('UNCLAIMED_QUOTA', { field: 'cellId', expected: 'a unit of the directory', got: cellId });

type Admitted = { body: EvidenceBody; confirmed: boolean };

/** May this actor say this of this unit, and does its word need a verdict (rule R7)? */
function admit(
  body: EvidenceBody,
  actor: Actor,
  contract: SenderContract | undefined,
  path: string | undefined,
  today: string,
): Result<Admitted> {
  if (actor.sender !== undefined) {
    const admitted = admitMeasure(contract, actor.sender, body.measure);
    if (!admitted.ok) return admitted;
    const placed = path === undefined ? admitted : admitPath(admitted.value, path);
    return placed.ok ? { ok: true, value: { body, confirmed: placed.value.confirmedByNature } } : placed;
  }
  if (path === undefined)
    return refuse('CELL_UNKNOWN', { field: 'cellId', expected: 'a unit of the directory', got: body.cellId });
  if (!can(actor, 'evidence.enter', { path }, today))
    return refuse('CELL_OUTSIDE_POSTS', {
      field: 'cellId',
      expected: 'a unit in which you hold a post',
      got: body.cellId,
    });
  const action = handEntryAction(body.measure);
  if (!action || !can(actor, action, { path }, today))
    return refuse('MEASURE_NOT_BY_HAND', {
      field: 'measure',
      expected: action ? 'a measure that your posts may enter' : 'a measure that people enter by hand',
      got: body.measure,
    });
  if (isKeptElsewhere(body.source))
    return refuse('SOURCE_KEPT_ELSEWHERE', {
      field: 'source',
      expected: 'a source of your own; this record is corrected where it is kept',
      got: body.source,
    });
  return { ok: true, value: { body, confirmed: can(actor, 'cases.enter', { path }, today) } };
}
