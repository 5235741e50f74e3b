import { LeftReason, LocalDate, Member, MemberKind, Post, RecordId, Role, UnitId, Version } from '@bontot/contracts';
import * as z from 'zod';
import { STAGES } from '../candidate/candidate.ts';
import { Contact } from './contact.ts';
import { Cursor, Limit } from './schemas.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
export const Year = z.string().regex(/^20\d{2}$/);
/** `true` as it stands in an address. */
export const Flag = z
  .enum(['true', 'false'])
  .optional()
  .transform((given) => given === 'true');

export const Paper = z.object({ number: text(100), date: LocalDate, issuer: text(200).optional() });

export const OneOfMember = z.object({ memberId: RecordId });
export const ChangeKind = z.object({ kind: MemberKind, on: LocalDate.optional() });
const Span = z.object({ from: LocalDate, to: LocalDate.nullable() }).nullable().meta({ description: 'null ends it' });
export const ChangeSpan = z.object({ span: Span, decision: text(100).optional() });
export const ChangeStay = z.object({
  stay: z
    .object({ cellId: UnitId, from: LocalDate, to: LocalDate, purpose: z.enum(['work', 'study']).default('work') })
    .nullable(),
});
export const Leave = z.object({
  on: LocalDate,
  reason: LeftReason.exclude(['merged']).optional(),
  decision: text(100).optional(),
});
export const Correct = z.object({ name: text(120).optional(), ...Contact.shape });
export const Erase = z.object({ confirm: z.string().max(200), reason: text(500) });
export const Nothing = z.object({});
export const TwinsQuery = z.object({ unitId: UnitId });
export const NotTwins = z.object({ memberIds: z.tuple([RecordId, RecordId]) });

export const TwoMembers = z.object({ one: RecordId, other: RecordId });
/** Versions as they were compared: what has changed since is looked at again first. */
export const CloseDuplicate = z.object({
  keptId: RecordId,
  duplicateId: RecordId,
  seen: z.object({ kept: Version, duplicate: Version }),
  reason: text(500),
});
export const ReopenDuplicate = z.object({ duplicateId: RecordId });

export const PeopleQuery = z.object({
  below: Flag,
  search: z.string().trim().max(100).optional(),
  kind: MemberKind.optional(),
  is: z.enum(['exempt', 'special_duty', 'suspended', 'away', 'here']).optional(),
  on: LocalDate.optional(),
  cursor: Cursor.pipe(RecordId).optional(),
  limit: Limit,
});
export const PeopleList = z.object({ items: z.array(Member), next: z.string().nullable(), posts: z.array(Post) });

const Names = z.record(z.string(), z.string()).meta({ description: 'Full names by person' });
const Cells = z.record(z.string(), z.string()).meta({ description: 'Names of cells by id' });
const may = (...doors: string[]) => z.object(Object.fromEntries(doors.map((door) => [door, z.boolean()])));

// Transfers -----------------------------------------------------------------------------------------------------------

export const TransferPath = z.object({ transferId: RecordId });
export const SendTransfer = z.object({
  transferId: RecordId,
  personId: RecordId,
  kind: z.enum(['formal', 'temporary']),
  purpose: z.enum(['work', 'study']).nullable().default(null),
  toCellId: UnitId.nullable(),
  toPlace: text(200).nullable().default(null),
  decision: Paper,
  sentOn: LocalDate,
  until: LocalDate.nullable().default(null),
});
export const OnDay = z.object({ on: LocalDate });
export const OnDayBecause = z.object({ on: LocalDate, reason: text(500) });
export const TransfersQuery = z.object({
  unitId: UnitId,
  direction: z.enum(['from', 'to', 'both']).default('both'),
  state: z.enum(['open', 'closed']).default('open'),
  cursor: Cursor.optional(),
  limit: Limit,
});
export const TransferAnswer = z
  .object({
    transferId: RecordId,
    version: Version,
    personId: RecordId,
    kind: z.enum(['formal', 'temporary']),
    purpose: z.enum(['work', 'study']).nullable(),
    fromCellId: UnitId,
    toCellId: UnitId.nullable(),
    toPlace: z.string().nullable(),
    decision: Paper,
    sentOn: LocalDate,
    until: LocalDate.nullable(),
    shownOn: LocalDate.nullable(),
    receivedOn: LocalDate.nullable(),
    cancelled: z.object({ on: LocalDate, reason: z.string() }).nullable(),
    state: z.enum(['sent', 'received', 'cancelled']),
    shownDueOn: LocalDate,
    papersDueOn: LocalDate,
    dueOn: LocalDate.nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: 'Transfer' });
export const TransferList = z.object({
  items: z.array(TransferAnswer),
  next: z.string().nullable(),
  names: Names,
  cells: Cells,
  may: may('manage'),
});

// Candidates ----------------------------------------------------------------------------------------------------------

export const CandidatePath = z.object({ candidateId: RecordId });
export const IntroduceCandidate = z.object({
  candidateId: RecordId,
  cellId: UnitId,
  name: text(120),
  birthDate: LocalDate.nullable().default(null),
  targetYear: Year,
  resolution: Paper,
  helperIds: z.array(RecordId).max(2),
});
export const StartClass = z.object({ from: LocalDate });
export const CertifyClass = z.object({ completedOn: LocalDate, certificate: Paper });
export const CastVote = z.object({
  on: LocalDate,
  for: z.number().int().min(0).max(5_000),
  against: z.number().int().min(0).max(5_000),
});
export const DecideAdmission = z.object({
  admitted: z.boolean(),
  decision: Paper,
  reason: text(500).nullable().default(null),
});
export const DecideFull = z.object({
  result: z.enum(['full', 'extended', 'struck']),
  decision: Paper,
  until: LocalDate.nullable().default(null),
});
export const ChangeHelpers = z.object({ helperIds: z.array(RecordId).max(2) });
export const AnnulCandidate = z.object({
  what: z.enum(['introduction', 'decision']),
  on: LocalDate,
  reason: text(500),
});
export const CandidatesQuery = z.object({
  unitId: UnitId,
  stage: z.enum(STAGES).optional(),
  year: Year.optional(),
  open: Flag,
  cursor: Cursor.pipe(RecordId).optional(),
  limit: Limit,
});
const Candidate = z.looseObject({
  candidateId: RecordId,
  version: Version,
  cellId: UnitId,
  name: z.string(),
  targetYear: Year,
  stage: z.enum(STAGES),
  next: z.object({ step: z.string(), dueOn: LocalDate }).nullable(),
  overdue: z.boolean(),
  remindOn: LocalDate.nullable(),
});
const mayFollow = may('follow', 'decide');
export const CandidateAnswer = z.object({ candidate: Candidate, names: Names, cellName: z.string(), may: mayFollow });
export const CandidateList = z.object({
  items: z.array(Candidate),
  next: z.string().nullable(),
  names: Names,
  cells: Cells,
  may: mayFollow,
});

// Training and classification -----------------------------------------------------------------------------------------

export const TrainingPath = z.object({ personId: RecordId, year: Year });
export const RecordTraining = z.object({ certificate: Paper.required() });
export const Because = z.object({ reason: text(500) });
export const YearQuery = z.object({ year: Year, below: Flag });
export const TrainingAnswer = z.looseObject({
  personId: RecordId,
  year: Year,
  version: Version,
  certificate: Paper.nullable(),
  missed: z.boolean(),
});
export const TrainingList = z.object({
  items: z.array(
    z.object({
      personId: RecordId,
      name: z.string().nullable(),
      role: Role,
      unitId: UnitId,
      unitName: z.string(),
      training: TrainingAnswer.nullable(),
    }),
  ),
  year: Year,
  may: may('record'),
});

const Grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const MAX_ROWS = 150;
export const UnitYearPath = z.object({ unitId: UnitId, year: Year });
export const ClassificationsQuery = z.object({
  year: Year,
  below: Flag,
  cursor: Cursor.pipe(RecordId).optional(),
  limit: Limit,
});
export const ProposeGrades = z.object({
  on: LocalDate,
  rows: z
    .array(
      z.object({
        memberId: RecordId,
        grade: Grade,
        for: z.number().int().min(0).optional(),
        of: z.number().int().min(1).optional(),
      }),
    )
    .min(1)
    .max(MAX_ROWS),
});
export const DecideGrades = z.object({
  on: LocalDate,
  number: text(100).nullable().default(null),
  rows: z
    .array(z.object({ memberId: RecordId, grade: Grade, reason: text(500).nullable().default(null) }))
    .min(1)
    .max(MAX_ROWS),
});
const Counts = z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int() });
export const ClassificationAnswer = z.looseObject({
  memberId: RecordId,
  year: Year,
  version: Version,
  cellId: UnitId,
  grade: Grade.nullable(),
});
export const ClassificationList = z.object({
  items: z.array(
    z.object({
      memberId: RecordId,
      name: z.string(),
      cellId: UnitId,
      kind: MemberKind,
      tooNew: z.boolean(),
      classification: ClassificationAnswer.nullable(),
    }),
  ),
  next: z.string().nullable(),
  year: Year,
  shares: z.object({ proposed: Counts, decided: Counts }),
  may: may('propose', 'decide'),
});
export const RowResults = z.object({
  results: z.array(
    z.object({
      id: RecordId,
      result: z.enum(['changed', 'unchanged', 'refused']),
      code: z.string().optional(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

// One person ----------------------------------------------------------------------------------------------------------

const PersonContact = z.object({
  birthDate: LocalDate.nullable(),
  cardNumber: z.string().nullable(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  admittedOn: LocalDate.nullable(),
  fullOn: LocalDate.nullable(),
});
const Twin = z.object({
  memberId: RecordId,
  name: z.string(),
  cellId: UnitId,
  cellName: z.string(),
  joinedCellOn: LocalDate,
  leftCellOn: LocalDate.nullable(),
});
export const PersonAnswer = z.object({
  member: Member,
  stays: z.array(
    z.object({
      cellId: UnitId,
      cellName: z.string(),
      kind: MemberKind,
      joinedCellOn: LocalDate,
      leftCellOn: LocalDate.nullable(),
      temporary: z.boolean(),
    }),
  ),
  posts: z.array(z.object({ ...Post.shape, unitName: z.string() })),
  ahead: z.array(z.looseObject({ on: LocalDate, what: z.string(), by: z.string() })),
  history: z.array(z.looseObject({ at: z.number(), by: z.string(), what: z.string(), on: LocalDate.nullable() })),
  transfers: z.array(TransferAnswer),
  classifications: z.array(ClassificationAnswer),
  trainings: z.array(TrainingAnswer),
  contact: PersonContact.nullable(),
  /** Records that may be of the same person, for those who may say so. */
  twins: z.array(Twin),
  /** The record that stays, where this one is closed as its duplicate. */
  duplicateOf: z.object({ memberId: RecordId, name: z.string().nullable() }).nullable(),
  invitation: z
    .object({
      state: z.enum(['open', 'accepted', 'revoked', 'expired']),
      expiresOn: LocalDate,
      acceptedOn: LocalDate.nullable(),
    })
    .nullable(),
  may: may('manage', 'contact', 'invite', 'classify', 'decideClassification', 'recordTraining'),
});
export const TwinList = z.object({
  items: z.array(
    z.object({
      birthDate: LocalDate,
      members: z.array(Twin),
    }),
  ),
});
const Compared = z.object({
  member: Member,
  cellName: z.string(),
  contact: PersonContact.nullable(),
  posts: z.array(z.object({ ...Post.shape, unitName: z.string() })),
  account: z.enum(['none', 'invited', 'linked']),
  classifications: z.array(z.object({ year: Year, grade: z.int().nullable() })),
  /** Why this one cannot be closed while the other stays. */
  hindrance: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
});
export const Comparison = z.object({ records: z.tuple([Compared, Compared]) });
export const Done = z.object({ ok: z.literal(true) });

export const PostsQuery = z.object({ on: LocalDate.optional(), all: Flag });
export const PostList = z.object({ items: z.array(z.object({ ...Post.shape, name: z.string().nullable() })) });
export const ExtendPost = z.object({ until: LocalDate.nullable() });
