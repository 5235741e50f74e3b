import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import type { Act } from '@bontot/meeting-core';
import * as z from 'zod';

/** Longest texts: a line, a paragraph, a page. */
const line = z.string().trim().min(1).max(300);
const paragraph = z.string().max(4_000);
const page = z.string().max(20_000);

/** Ids of items, papers, statements, …: the sender makes them (ULID). */
const Id = RecordId;
const PersonId = RecordId;
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ id: 'Month', description: 'Calendar month, YYYY-MM' });
export const Time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ id: 'Time', description: 'Time of day in Viet Nam, HH:MM' });
/** A draft may leave the hour open. */
const OptionalTime = z.union([Time, z.literal('')]);
const Kind = z.enum(['regular', 'thematic', 'combined', 'extraordinary', 'committee']);
const ReasonClass = z.enum(['work', 'family', 'health', 'other']);
const MarkName = z.enum([
  ...(['present', 'late', 'left_early', 'absent', 'excused', 'unexcused'] as const),
  ...(['exempt', 'special_duty', 'away'] as const),
]);
const MemberKind = z.enum(['full', 'probationary']);
const Place = z.enum(['chair', 'clerk']);
const Threshold = z.enum(['majority', 'two_thirds']);
const votes = z.int().min(0).max(10_000);
export const Totals = z.strictObject({ for: votes, against: votes, other: votes });
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export const FileRef = z
  .strictObject({
    fileId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    name: z.string().min(1).max(255),
    type: z.string().min(1).max(120),
    size: z.int().min(0),
    sha256: Digest,
  })
  .meta({ id: 'FileRef' });
/** Keys of a record become members of a document. */
const key = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Rows of the sheet: `prep.draft`. */
const row = z.string().regex(/^[a-z]{1,20}\.[a-z0-9-]{1,40}$/);
const points = z.record(row, z.number().min(0).max(100));
const ids = z.array(Id).max(200);
const reason = z.string().trim().min(1).max(1_000);

const PreMeeting = z.strictObject({
  heldOn: LocalDate,
  startedAt: Time,
  endedAt: Time,
  presentIds: z.array(PersonId).max(100),
  absent: z.array(z.strictObject({ personId: PersonId, reason: z.string().max(300) })).max(100),
  content: page,
});
const Assignment = z.strictObject({
  taskId: Id,
  title: line,
  ownerId: PersonId,
  dueOn: LocalDate,
  expected: z.string().max(1_000),
});
const Sitting = z.strictObject({
  groupId: key,
  heldOn: LocalDate,
  startedAt: Time,
  endedAt: Time,
  place: z.string().max(300),
});
const Section = z.strictObject({ sectionId: key, heading: z.string().max(300), text: page });

const act = <Type extends Act['type'], Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const marking = {
  personId: PersonId,
  mark: MarkName,
  at: Time.nullable().optional(),
  reasonClass: ReasonClass.nullable().optional(),
  reasonDetail: z.string().max(500).nullable().optional(),
};
/** Items of the template are `item-1`, `item-2`, … (meeting-core, `agendaFor`); those of people have ids like everything else. */
const ItemId = key;
const itemId = ItemId.nullable().optional();

const beforeTheMeeting = [
  act('plan', {
    unitId: UnitId,
    kind: Kind,
    month: Month,
    heldOn: LocalDate,
    startsAt: OptionalTime,
    place: z.string().max(300),
    title: z.string().max(300).optional(),
  }),
  act('change', {
    title: line.optional(),
    heldOn: LocalDate.optional(),
    startsAt: OptionalTime.optional(),
    place: z.string().max(300).optional(),
    mode: z.enum(['in_person', 'online', 'groups']).optional(),
    permission: z.string().max(100).nullable().optional(),
    chairId: PersonId.nullable().optional(),
    clerkId: PersonId.nullable().optional(),
  }),
  act('set-item', {
    itemId: ItemId,
    title: line,
    minutes: z.int().min(0).max(1_440),
    presenterId: PersonId.nullable().optional(),
  }),
  act('remove-item', { itemId: ItemId }),
  act('order-items', { itemIds: z.array(ItemId).max(200) }),
  act('record-pre-meeting', { preMeeting: PreMeeting.nullable() }),
  act('attach-paper', { paperId: Id, title: line, itemId, file: FileRef }),
  act('publish-papers', { paperIds: ids }),
  act('remove-paper', { paperId: Id }),
  act('announce', {}),
  act('cancel', { reason }),
] as const;

const ofOneself = [
  act('acknowledge-papers', { paperIds: ids }),
  act('ask-excuse', { reasonClass: ReasonClass, detail: z.string().max(500).optional() }),
  act('withdraw-excuse', {}),
  act('speak-up', { voiceId: Id, text: paragraph }),
  act('check-in', {}),
  act('choose', { voteId: Id, choice: z.enum(['for', 'against', 'other']) }),
] as const;

const inProgress = [
  act('open', { startedAt: Time }),
  act('mark', { ...marking, cameAnyway: z.boolean().optional() }),
  act('admit-temporary', { personId: PersonId, kind: MemberKind, paper: z.string().max(200) }),
  act('set-guest', {
    guestId: Id,
    personId: PersonId.nullable().optional(),
    name: z.string().max(120).nullable().optional(),
    office: z.string().max(200),
    supervisor: z.boolean(),
  }),
  act('remove-guest', { guestId: Id }),
  act('note-item', { itemId: ItemId, note: page }),
  act('set-statement', {
    statementId: Id,
    personId: PersonId,
    kind: z.enum(['opinion', 'proposal', 'self_criticism', 'criticism', 'praise']),
    text: paragraph.optional(),
    itemId,
  }),
  act('remove-statement', { statementId: Id }),
  act('vote-by-hand', { voteId: Id, subject: line, threshold: Threshold, itemId, totals: Totals }),
  act('open-vote', { voteId: Id, subject: line, threshold: Threshold, itemId, way: z.enum(['open', 'secret']) }),
  act('close-vote', { voteId: Id }),
  act('remove-vote', { voteId: Id }),
  act('set-conclusion', {
    conclusionId: Id,
    kind: z.enum(['conclusion', 'resolution']),
    text: paragraph,
    voteId: Id.nullable().optional(),
  }),
  act('remove-conclusion', { conclusionId: Id }),
  act('set-task', { task: Assignment }),
  act('remove-task', { taskId: Id }),
  act('set-sittings', { sittings: z.array(Sitting).max(50) }),
  act('close', { endedAt: Time }),
] as const;

const afterTheMeeting = [
  act('correct-roll', { ...marking, reason }),
  act('correct-times', {
    heldOn: LocalDate.optional(),
    startedAt: Time.optional(),
    endedAt: Time.optional(),
    reason,
  }),
  act('write-minutes', { sections: z.array(Section).max(60) }),
  act('read-out', {}),
  act('approve-minutes', { totals: Totals }),
  act('sign', { as: Place, digest: Digest, scan: FileRef.nullable().optional(), signedOn: LocalDate.optional() }),
  act('amend', {
    amendmentId: Id,
    reason,
    text: page,
    roll: z
      .array(z.strictObject({ personId: PersonId, mark: MarkName }))
      .max(1_000)
      .optional(),
  }),
  act('sign-amendment', { amendmentId: Id, as: Place, digest: Digest }),
  act('propose-score', { points }),
  act('vote-score', { totals: Totals }),
  act('send-score', {}),
  act('confirm-score', { points, why: z.record(row, z.string().max(1_000)) }),
  act('return-score', { reason }),
  act('annul', { number: line, reason }),
  act('resolve-conflict', { conflictId: key, take: z.enum(['standing', 'losing']) }),
] as const;

/** Each act as it may come from outside; `acts.unit.spec.ts` holds it together with the type of the rules. */
export const ActSchema = z.discriminatedUnion('type', [
  ...beforeTheMeeting,
  ...ofOneself,
  ...inProgress,
  ...afterTheMeeting,
]);

export const EnvelopeSchema = z
  .strictObject({
    commandId: RecordId,
    meetingId: RecordId,
    seq: z.int().min(1).max(1_000_000),
    baseVersion: z.int().min(0),
    /** Informs, and decides nothing: milliseconds of the device's clock. */
    deviceTime: z.int(),
    act: ActSchema,
  })
  .meta({ id: 'Envelope' });

export const DeviceId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

export const ActsRequest = z.strictObject({
  deviceId: DeviceId,
  commands: z.array(EnvelopeSchema).min(1).max(200),
});
