import type { EvidenceRef } from '@bontot/contracts';
import type { Instant, LocalDate } from '@bontot/kernel';

/** `2026-H1`. */
export type Half = string;

/**
 * What the register keeps of each kind. Texts and reasons stay here: a fact names no people and holds no reasons (domain
 * handbook 5.2, R9), and of a case the register itself keeps numbers alone (10.2).
 */
export type Contents = {
  /** A numeric target of the yearly programme: reached when the reported figure comes up to the plan. */
  target: { title: string; plan: number; reported: number | null };
  /** An inspection or supervision of the yearly plan. */
  inspection: { title: string; doneOn: LocalDate | null };
  /** A higher document that a committee must turn into an own programme. */
  programme: { title: string; issuedOn: LocalDate | null };
  /** A local issue or breakthrough that the cell registered. */
  issue: { title: string; grade: number | null; gradedOn: LocalDate | null };
  /** The plan of the year for introductions or admissions. */
  'year-plan': { measure: 'candidate.target' | 'admission.target'; n: number };
  /** A reviewer's judgement of a half-year. */
  judgement: { half: Half; by: string; grade: number; reason: string };
  /** A disciplinary case, a complaint: how many people, never who or why. */
  case: {
    matter: 'discipline' | 'complaint';
    /** The day of the decision or conclusion; null while it is being examined. */
    concludedOn: LocalDate | null;
    people: number;
    leaders: number;
    selfDetected: number;
    /** When it happened, where that is known; may lie in an earlier year. */
    violationOn: LocalDate | null;
  };
};
export type RecordKind = keyof Contents;
export type Subject = 'cell' | 'committee';

/** One line of a record's story; `reason` is what the author wrote. */
export type Note = { what: Act['type']; at: Instant; by: string; reason?: string };

type Of<Kind extends RecordKind> = { kind: Kind; content: Contents[Kind] };
type Common = {
  recordId: string;
  unitId: string;
  /** Which measures speak of the unit follows from it. */
  subject: Subject;
  /** The planned end or deadline; of a case the day it was entered, of a plan or judgement the day it counts from. */
  dueOn: LocalDate;
  /** `missed`: the day came and nothing was recorded; what comes later is still recorded. */
  state: 'open' | 'done' | 'missed' | 'cancelled';
  evidence: EvidenceRef[];
  /** What it says now needs no verdict: a timer or an inspector said it (R7). */
  byNature: boolean;
  history: Note[];
  /** The day on which time alone changes it; null when none is left. */
  dueAt: LocalDate | null;
};
export type RegisterRecord = { [Kind in RecordKind]: Common & Of<Kind> }[RecordKind];

/** Who acts and when; `byNature` for an inspector of the unit. */
export type Around = { by: string; at: Instant; today: LocalDate; byNature: boolean };

type Opened = { [Kind in RecordKind]: Of<Kind> }[RecordKind] &
  Pick<Common, 'recordId' | 'unitId' | 'subject' | 'dueOn'>;
export type Result =
  | { kind: 'target'; reported: number }
  | { kind: 'inspection'; doneOn: LocalDate }
  | { kind: 'programme'; issuedOn: LocalDate }
  | { kind: 'issue'; grade: number; gradedOn: LocalDate }
  | { kind: 'year-plan'; n: number; reason: string }
  | { kind: 'judgement'; grade: number; reason: string }
  | ({ kind: 'case' } & Omit<Contents['case'], 'matter'>);

export type Act =
  | { type: 'open'; record: Opened; evidence: EvidenceRef[]; reason?: string }
  /** What was reached, issued, concluded or judged; said again it is a correction. */
  | { type: 'result'; result: Result; evidence?: EvidenceRef[] | undefined }
  /** Another planned end, with a reason and before it has passed. */
  | { type: 'move'; dueOn: LocalDate; reason: string }
  /** With approval, or because it was wrong: what it proved is withdrawn. */
  | { type: 'cancel'; reason: string }
  | { type: 'time-passed'; today: LocalDate };

/** Whose planned end time looks after. */
export const WAITING: ReadonlySet<RecordKind> = new Set(['target', 'inspection', 'programme', 'issue']);
