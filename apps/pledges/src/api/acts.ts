import { LocalDate, RecordId } from '@bontot/contracts';
import * as z from 'zod';
import { FileRef, Note, Year } from './requests.ts';

const line = z.string().max(300);
const page = z.string().max(4_000);
const reason = z.string().trim().max(1_000);
const grade = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const Item = z.strictObject({
  itemId: RecordId,
  kind: z.enum(['target', 'deed']),
  title: line,
  measure: line,
  dueOn: LocalDate.nullable(),
  personal: z.boolean(),
  carriedFrom: z.int().nullable(),
});
const Content = z.strictObject({ ethics: page, duties: page, weaknesses: page, items: z.array(Item).max(40) });
const Proof = z
  .union([
    z.strictObject({ kind: z.literal('tap') }),
    z.strictObject({
      kind: z.literal('signed_paper'),
      ref: z.string().trim().min(1).max(200),
      file: FileRef.nullable(),
    }),
  ])
  .nullable()
  .optional();
const ItemReport = z.strictObject({
  itemId: RecordId,
  done: z.enum(['done', 'partly', 'not']),
  line: z.string().max(1_000),
  evidence: z.array(Note).max(10),
  selfGrade: grade.nullable(),
});
const ground = z.enum(['exempt', 'left', 'died']);

const act = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const ofMember = [
  act('write', { content: Content }),
  act('carry-over', {}),
  act('register', { content: Content, proof: Proof }),
  act('amend', { content: Content, reason, proof: Proof }),
  act('add-deed', { item: Item }),
  act('report', {
    term: z.enum(['mid', 'end']),
    items: z.array(ItemReport).max(60),
    text: page,
    selfGrade: grade,
    proof: Proof,
  }),
  act('confirm', { helpedId: RecordId }),
  act('decline', { helpedId: RecordId }),
  act('comment', { text: page }),
  act('ask-withdrawal', { ground, reason }),
] as const;

const ofReviewer = [
  act('decide-amendment', { approved: z.boolean(), reason }),
  act('decide-withdrawal', { approved: z.boolean(), reason }),
  act('withdraw', { ground, reason }),
  act('return', { reason }),
  act('review', {
    grade,
    reason,
    meetingId: RecordId.nullable().optional(),
    items: z
      .array(z.strictObject({ itemId: RecordId, grade }))
      .max(60)
      .optional(),
  }),
  act('remind', {}),
  act('resolve-conflict', { conflictId: RecordId, take: z.enum(['standing', 'losing']) }),
  act('reopen', { reason }),
] as const;

const InitiativeContent = z.strictObject({
  title: line,
  problem: page,
  solution: page,
  effect: page,
  value: z.int().min(0).max(1e15).nullable(),
  recognisingBody: line,
});
const evidence = z.array(Note).max(10);
const number = z.string().trim().max(100);

const ofInitiative = [
  act('write-initiative', {
    year: Year,
    authorIds: z.array(RecordId).max(50),
    content: InitiativeContent,
    evidence,
  }),
  act('submit-initiative', {}),
  act('apply-initiative', { on: LocalDate, effect: page, value: z.int().min(0).max(1e15).nullable(), evidence }),
  act('withdraw-initiative', {}),
  act('recognise-initiative', { number, issuer: line, decidedOn: LocalDate }),
  act('decline-initiative', { reason }),
  act('cancel-initiative', { reason }),
] as const;

/** Each act as it may come from outside; `acts.unit.spec.ts` holds it together with the types of the rules. */
export const PledgeActSchema = z.discriminatedUnion('type', [...ofMember, ...ofReviewer]);
export const InitiativeActSchema = z.discriminatedUnion('type', [...ofInitiative]);

const sent = {
  commandId: RecordId,
  seq: z.int().min(1).max(1_000_000),
  baseVersion: z.int().min(0),
  /** Informs, and decides nothing: milliseconds of the device's clock. */
  deviceTime: z.int(),
};
export const PledgeEnvelopeSchema = z
  .union([
    z.strictObject({
      ...sent,
      target: z.strictObject({ memberId: RecordId, year: z.int().min(2000).max(2199) }),
      act: PledgeActSchema,
    }),
    z.strictObject({ ...sent, target: z.strictObject({ initiativeId: RecordId }), act: InitiativeActSchema }),
  ])
  .meta({ id: 'PledgeEnvelope' });

export const PledgeActsRequest = z.strictObject({
  deviceId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  commands: z.array(PledgeEnvelopeSchema).min(1).max(200),
});
