import { measureOf, type FactValue } from '@bontot/contracts';
import type { Instant, LocalDate } from '@bontot/kernel';
import type { Fact, Facts } from './fact.ts';

/** A change of the facts that could truly happen: a source says something new, or somebody entitled confirms what it said. */
export type FactEdit =
  | {
      kind: 'state';
      measure: string;
      source: string;
      effectiveOn: LocalDate;
      slot?: string | undefined;
      value: FactValue;
      /** The measure asks for a verdict, and the gain counts on it. */
      needsConfirmation: boolean;
    }
  | { kind: 'confirm'; measure: string; source: string; revision: number };

/** The edit by which a source would say this; a held fact keeps its date and slot. */
export function stateEdit(
  measure: string,
  source: string,
  value: FactValue,
  placed: { effectiveOn: LocalDate; slot?: string | undefined },
): FactEdit {
  return {
    kind: 'state',
    measure,
    source,
    effectiveOn: placed.effectiveOn,
    ...(placed.slot === undefined ? {} : { slot: placed.slot }),
    value,
    needsConfirmation: measureOf(measure)?.needsConfirmation ?? false,
  };
}

/** The fact as it stands after an edit: the next revision with the full new value, or the same one confirmed. */
export function factAfter(held: Fact | undefined, edit: FactEdit, recordedAt: Instant): Fact | undefined {
  if (edit.kind === 'confirm')
    return held?.revision === edit.revision ? { ...held, confirmation: 'confirmed' } : undefined;
  return {
    measure: edit.measure,
    source: edit.source,
    revision: (held?.revision ?? 0) + 1,
    effectiveOn: edit.effectiveOn,
    recordedAt,
    slot: edit.slot,
    value: edit.value,
    confirmation: edit.needsConfirmation ? 'confirmed' : 'by_nature',
  };
}

/** The facts as they would be; the given ones stay as they are. */
export function applyEdits(facts: Facts, edits: FactEdit[], recordedAt: Instant): Facts {
  const after = facts.copy();
  for (const edit of edits) {
    if (edit.kind === 'confirm') after.judge(edit.measure, edit.source, edit.revision, 'confirmed');
    else after.put(factAfter(after.get(edit.measure, edit.source), edit, recordedAt)!);
  }
  return after;
}
