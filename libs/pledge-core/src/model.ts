import type { Instant, LocalDate } from '@bontot/kernel';
import type { PersonId } from '@bontot/meeting-core';
import type { Decision } from './initiative.ts';
import type { EvidenceNote } from './pledge.ts';

export type ModelState = 'proposed' | 'recognised' | 'declined' | 'cancelled';

/** A good model or collective initiative of a cell (mô hình hay, cách làm hiệu quả). Id: its own. */
export type Model = {
  modelId: string;
  year: number;
  unitId: string;
  title: string;
  summary: string;
  effect: string;
  evidence: EvidenceNote[];
  state: ModelState;
  proposedBy: PersonId;
  proposedOn: LocalDate;
  decision: Decision | null;
  cancelled: { reason: string; by: PersonId; at: Instant } | null;
};

export type ModelAct =
  | ({ type: 'propose' } & Pick<Model, 'modelId' | 'unitId' | 'year' | 'title' | 'summary' | 'effect' | 'evidence'>)
  | { type: 'recognise'; number: string; issuer: string; decidedOn: LocalDate }
  | { type: 'decline'; reason: string }
  | { type: 'cancel'; reason: string };
