import { attributesOf, decodeEvent, familyOf, type EventContract } from '@bontot/contracts';
import type { IncomingRecord, RecordOutcome } from '@bontot/messaging';

type Contracts = Record<string, EventContract>;
type Bodies<Each extends Contracts> = { [Name in keyof Each]: Each[Name]['body']['_output'][] };

/**
 * The bodies of a batch by contract, in order, and the records to give up: what cannot be decoded, a version that nobody
 * knows, a body that fails its contract. Other types pass by unread.
 */
export function readBodies<Each extends Contracts>(
  records: readonly IncomingRecord[],
  contracts: Each,
): { bodies: Bodies<Each>; bad: RecordOutcome[] } {
  const byType = new Map(Object.entries(contracts).map(([name, contract]) => [contract.type, { name, contract }]));
  const families = new Set(Object.values(contracts).map(({ type }) => familyOf(type)));
  const bodies = Object.fromEntries(Object.keys(contracts).map((name) => [name, []])) as unknown as Bodies<Each>;
  const bad: RecordOutcome[] = [];
  for (const record of records) {
    const giveUp = (code: string, details: Record<string, unknown> = {}) =>
      bad.push({ record, deadLetter: { code, details } });
    const attributes = attributesOf(record.headers);
    const type = attributes.ok ? attributes.value.type : undefined;
    const known = type === undefined ? undefined : byType.get(type);
    if (type !== undefined && !known) {
      if (families.has(familyOf(type))) giveUp('VERSION_UNKNOWN', { field: 'ce_type', got: type });
      continue;
    }
    const decoded = decodeEvent(record.headers, record.value);
    if (!decoded.ok) {
      giveUp(decoded.refusal.code, decoded.refusal.details);
      continue;
    }
    const contract = known ?? byType.get(decoded.value.type);
    if (!contract) continue;
    const body = contract.contract.body.safeParse(decoded.value.body);
    if (body.success) bodies[contract.name as keyof Each].push(body.data as never);
    else giveUp('BODY_INVALID', { field: body.error.issues[0]?.path.map(String).join('.') || 'body' });
  }
  return { bodies, bad };
}
