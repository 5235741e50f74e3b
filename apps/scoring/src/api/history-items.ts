import type { AssessmentBody } from '../card/assess.ts';
import type { CardKey, Entry } from '../card/entry.ts';
import { unpackLog } from '../card/pack.ts';
import type { CardDocument } from '../storage/card-chain.ts';
import { mine } from './evidence-lines.ts';

/** Causes told of one revision; one that took in a day's worth of an import has hundreds. */
const TOLD_CAUSES = 50;

type Published = AssessmentBody & { revision: number };

/** Where a card stood in one view, in a line of a list. */
const standingOf = ({ result, pace, total, blockedBy }: AssessmentBody['views']['self']) => ({
  result,
  pace,
  total,
  blockedBy,
});

/**
 * One revision as people read it: when and why it came, where the card stood afterwards and before, in both views.
 * @param older the revision before it; undefined for the first one
 * @param caller the actor who asks, so that own acts are marked
 */
export function historyItem(key: CardKey, document: CardDocument, older: CardDocument | undefined, caller: string) {
  const body = assessmentIn(document);
  const before = older && assessmentIn(older);
  const entries = unpackLog(document.log, key);
  const causes = entries.length > 0 ? entries.map((entry) => causeOf(entry, caller)) : [silentCause(body, before)];
  return {
    revision: document.version,
    at: document.at.toISOString(),
    digest: document.digest ?? null,
    hash: document.hash,
    causes: causes.slice(0, TOLD_CAUSES),
    moreCauses: Math.max(0, causes.length - TOLD_CAUSES),
    conflicts: document.conflicts ? unpackLog(document.conflicts, key).map((entry) => causeOf(entry, caller)) : [],
    ...(body
      ? {
          day: body.asOf,
          views: body.views,
          // A revision that changed no assessment carries the last one along.
          changed: body.revision === document.version ? body.changed : [],
          criteriaSet: body.criteriaSet,
          before: before
            ? {
                revision: older.version,
                day: before.asOf,
                self: standingOf(before.views.self),
                reviewed: standingOf(before.views.reviewed),
              }
            : null,
        }
      : {}),
  };
}

const assessmentIn = ({ assessment }: CardDocument): Published | undefined =>
  assessment === undefined ? undefined : (JSON.parse(assessment) as Published);

/** A revision without entries: the unit's place or set changed, or a day has come on which something falls due. */
function silentCause(body: Published | undefined, before: Published | undefined) {
  if (!body) return { kind: 'conflict' as const };
  const { criteriaSet, asOf } = body;
  const other =
    before && (before.criteriaSet.id !== criteriaSet.id || before.criteriaSet.version !== criteriaSet.version);
  return other ? { kind: 'set' as const, criteriaSet } : { kind: 'date' as const, day: asOf };
}

/** Enough of an entry to say in a sentence why a revision came about. */
function causeOf(entry: Entry, caller: string) {
  const recordedAt = new Date(entry.recordedAt).toISOString();
  switch (entry.kind) {
    case 'fact': {
      const { measure, source, revision, effectiveOn, slot, value, withdrawn = false } = entry.fact;
      const said = {
        measure,
        source,
        revision,
        effectiveOn,
        ...(slot === undefined ? {} : { slot }),
        value,
        withdrawn,
      };
      return { kind: entry.kind, recordedAt, enteredBy: entry.by, ...mine(entry.by, caller), ...said };
    }
    case 'verdict': {
      const { measure, source, revision, verdict, by, at, reason } = entry.verdict;
      const given = { measure, source, revision, verdict, by, at, ...(reason === undefined ? {} : { reason }) };
      return { kind: entry.kind, recordedAt, ...given, ...mine(by, caller) };
    }
    case 'exemption': {
      const { indicator, state, reason, requestedBy, decidedBy, expiresOn } = entry.exemption;
      const by = decidedBy ?? requestedBy;
      return { kind: entry.kind, recordedAt, indicator, state, reason, by, expiresOn, ...mine(by, caller) };
    }
    case 'unit': {
      const { path, level, cellType, validTo } = entry.unit;
      return { kind: entry.kind, recordedAt, path, level, cellType, validTo };
    }
  }
}
