import catalogue from './measures.json' with { type: 'json' };

export type MeasureKind = 'flag' | 'ratio' | 'count' | 'grade';
export type EvidenceKind =
  'system_event' | 'minutes' | 'decision_ref' | 'number_report' | 'document_file' | 'photo' | 'external_confirmation';

/** A stable id for one kind of observation (domain handbook 5.3). */
export type Measure = {
  id: string;
  subject: ('cell' | 'committee')[];
  kind: MeasureKind;
  unit: string;
  source: string;
  producer: string[];
  effectiveOn: string;
  negative: string;
  /** Counts in the reviewed view only after a verdict of somebody entitled. */
  needsConfirmation: boolean;
  evidence: EvidenceKind[];
  counts: { vi: string; en: string };
};

/** The closed catalogue: 59 measures, in the order of the handbook. */
export const measures = catalogue.measures as Measure[];

const byId = new Map(measures.map((measure) => [measure.id, measure]));

export const measureOf = (id: string): Measure | undefined => byId.get(id);
