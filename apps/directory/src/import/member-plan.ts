import { ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import { sameName } from './cell.ts';
import type { PersonDetails } from '../member/person.ts';
import type { MemberDraft } from './member-row.ts';
import type { RowOutcome } from './row.ts';

/** A membership that is there, as rows are compared with it. */
export type KnownMember = {
  memberId: string;
  cellId: string;
  name: string;
  kind: 'full' | 'probationary';
  joinedCellOn: LocalDate;
  leftCellOn: LocalDate | null;
  exempt: { from: LocalDate; to: LocalDate | null } | null;
  details: Partial<PersonDetails>;
};

/** Who a row may be about. `card` `'elsewhere'`: a person outside the importer's reach, of whom nothing else is told. */
export type Candidates = {
  id?: KnownMember | 'elsewhere' | undefined;
  card?: KnownMember | 'elsewhere' | undefined;
  /** Members of the row's cell with the row's name, on the day or later. */
  named: readonly KnownMember[];
};

/** One thing that changes, as a person reads it before it happens. */
export type PlannedChange = { field: string; before: string | null; after: string | null };

/** What one row will write. `mark`: the content that the plan was made for, as the store knows it again; null for a new membership. */
export type MemberWrite = {
  memberId: string;
  mark: string | null;
  join?: NewStay;
  transfer?: { cellId: string; on: LocalDate };
  name?: string;
  kind?: 'full';
  exempt?: { from: LocalDate; to: LocalDate | null } | null;
  details?: Partial<PersonDetails>;
  post?: { postId: string; role: 'secretary' | 'deputy'; unitId: string; from: LocalDate };
};
type NewStay = {
  cellId: string;
  name: string;
  kind: 'full' | 'probationary';
  on: LocalDate;
  exempt: { from: LocalDate; to: null } | null;
};

export type MemberPlan = { outcome: RowOutcome; changes: PlannedChange[]; write: MemberWrite | null };

/**
 * Which person a row is about: by our id, else by the number of the card, else by name and birth date in the cell. Somebody
 * of the same name alone is the person where neither card nor birth date says otherwise and nobody else in the cell has it.
 * Undefined: a new one. Codes: MEMBER_UNKNOWN, IMPORT_CARD_ELSEWHERE, IMPORT_PERSON_AMBIGUOUS.
 */
export function personOf(draft: MemberDraft, { id, card, named }: Candidates): Result<KnownMember | undefined> {
  if (draft.memberId) return id && id !== 'elsewhere' ? ok(id) : refuse('MEMBER_UNKNOWN', { memberId: draft.memberId });
  if (card === 'elsewhere') return refuse('IMPORT_CARD_ELSEWHERE', { got: draft.cardNumber });
  if (card) return ok(card);
  const alike = named.filter((member) => sameName(member.name) === sameName(draft.name) && mayBe(draft, member));
  const byBirth = alike.filter((member) => isSameBirth(draft.birthDate, member.details.birthDate));
  const left = byBirth.length > 0 ? byBirth : alike;
  return left.length > 1 ? refuse('IMPORT_PERSON_AMBIGUOUS', { got: draft.name }) : ok(left[0]);
}

/**
 * What a row does to the membership of the person, or makes. `ids` are chosen now and stay with the plan, so that writing it
 * twice writes it once. Codes: KIND_NOT_REVERSIBLE, JOIN_BEFORE_LEAVE.
 */
export function planMember(
  draft: MemberDraft,
  known: KnownMember | undefined,
  context: { cellId: string; asOf: LocalDate; hasPost: boolean; newId: () => string },
): Result<MemberPlan> {
  const { cellId, asOf } = context;
  const on = draft.joinedOn ?? asOf;
  const post = draft.post && !context.hasPost ? draft.post : undefined;
  if (!known) {
    const memberId = context.newId();
    const write: MemberWrite = {
      memberId,
      mark: null,
      join: stayOf(draft, cellId, on, asOf),
      details: detailsOf(draft),
    };
    if (post) write.post = { postId: context.newId(), role: post, unitId: cellId, from: on };
    return ok({ outcome: 'create', changes: [], write });
  }
  const write: MemberWrite = { memberId: known.memberId, mark: null };
  const changes: PlannedChange[] = [];
  const note = (field: string, before: string | null | undefined, after: string | null) =>
    changes.push({ field, before: before ?? null, after });
  const isGone = known.leftCellOn !== null && known.leftCellOn <= on;
  const moves = known.cellId !== cellId || isGone;
  if (moves) {
    if (on <= known.joinedCellOn || (known.leftCellOn !== null && !isGone))
      return refuse('JOIN_BEFORE_LEAVE', { joinedCellOn: known.joinedCellOn, leftCellOn: known.leftCellOn });
    note('cell', known.cellId, cellId);
    if (isGone) write.join = stayOf(draft, cellId, on, asOf);
    else write.transfer = { cellId, on };
  }
  if (sameName(draft.name) !== sameName(known.name) && !write.join) {
    write.name = draft.name;
    note('name', known.name, draft.name);
  }
  if (draft.kind.is !== known.kind && draft.kind.sure && !write.join) {
    if (draft.kind.is === 'probationary') return refuse('KIND_NOT_REVERSIBLE', { got: draft.name });
    write.kind = 'full';
    note('kind', known.kind, 'full');
  }
  const exempt = exemptionOf(draft, known, asOf);
  if (exempt !== undefined && !write.join) {
    write.exempt = exempt;
    note('exempt', known.exempt?.from, exempt?.from ?? null);
  }
  const details = newDetails(draft, known.details);
  for (const field of Object.keys(details) as (keyof PersonDetails)[])
    note(field, known.details[field], details[field] ?? null);
  if (Object.keys(details).length > 0) write.details = details;
  if (post) {
    write.post = { postId: context.newId(), role: post, unitId: cellId, from: moves ? on : asOf };
    note('post', null, post);
  }
  if (changes.length === 0) return ok({ outcome: 'same', changes, write: null });
  return ok({ outcome: moves ? 'move' : 'change', changes, write });
}

/** Birth dates agree as far as both are known: a year alone agrees with each of its days. */
export const isSameBirth = (one: string | null | undefined, other: string | null | undefined): boolean =>
  !!one && !!other && (one.startsWith(other) || other.startsWith(one));

function mayBe(draft: MemberDraft, { details }: KnownMember): boolean {
  if (draft.cardNumber && details.cardNumber) return draft.cardNumber === details.cardNumber;
  return !draft.birthDate || !details.birthDate || isSameBirth(draft.birthDate, details.birthDate);
}

function stayOf(draft: MemberDraft, cellId: string, on: LocalDate, asOf: LocalDate): NewStay {
  const from = typeof draft.exempt === 'object' ? (draft.exempt.from ?? asOf) : null;
  return { cellId, name: draft.name, kind: draft.kind.is, on, exempt: from === null ? null : { from, to: null } };
}

/** undefined: stays as it is. */
function exemptionOf(
  { exempt }: MemberDraft,
  known: KnownMember,
  asOf: LocalDate,
): { from: LocalDate; to: null } | null | undefined {
  const now = known.exempt && (known.exempt.to === null || known.exempt.to >= asOf) ? known.exempt : null;
  if (exempt === undefined || (exempt === 'no' && !now)) return undefined;
  if (exempt === 'no') return null;
  if (now && (exempt.from === null || exempt.from === now.from)) return undefined;
  return { from: exempt.from ?? asOf, to: null };
}

const DETAILS = [
  'birthDate',
  'cardNumber',
  'phone',
  'mail',
  'admittedOn',
] as const satisfies readonly (keyof PersonDetails)[];

const detailsOf = (draft: MemberDraft): Partial<PersonDetails> =>
  Object.fromEntries(DETAILS.flatMap((field) => (draft[field] ? [[field, draft[field]]] : [])));

/** What the row says and the directory does not know so; a year says nothing new about a day that is known. */
function newDetails(draft: MemberDraft, known: Partial<PersonDetails>): Partial<PersonDetails> {
  const said = detailsOf(draft);
  return Object.fromEntries(
    Object.entries(said).filter(([field, value]) => {
      const before = known[field as keyof PersonDetails];
      return before !== value && !(field === 'birthDate' && before && before.startsWith(value as string));
    }),
  );
}
