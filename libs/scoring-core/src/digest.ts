import type { Assessment } from './assessment.ts';

/**
 * The canonical text of an assessment: what its SHA-256 is taken of (design §3). One line of members joined by `|`, in the
 * order of the set:
 *
 * `v1 | cellId | set id@version | period | view | mode | part … | gates | result | blockedBy`, where a part reads
 * `id:state:P/W:points:max` in hundredths (`-` for what has no value); then for points sets the floors
 * `id:state:enforced`, and `earned:assessable:noDataMax:reachable` or `total`; for met / not-met sets `item:state` each.
 *
 * Indicators, criteria, gaps, pace and counts are sums of what is in it and are left out. So are `asOf`, `knownOn`, the
 * revision and `nextReviewAt`: an assessment that says the same on another day has the same digest.
 */
export function digestInput(assessment: Assessment, cellId: string): string {
  const { criteriaSet, period, view, mode, parts, gates, result, blockedBy } = assessment;
  let text = `v1|${cellId}|${criteriaSet.id}@${criteriaSet.version}|${period}|${view}|${mode}`;
  for (const { id, state, raw, points, max } of parts) {
    const numbers = raw === null ? '-' : `${raw[0]}/${raw[1] ?? '-'}`;
    text += `|${id}:${state}:${numbers}:${centi(points)}:${centi(max)}`;
  }
  text += `|${gates.join(',')}|${result}|${blockedBy.join(',')}`;
  if (assessment.scheme === 'points') {
    const { floors } = assessment;
    for (const id in floors) text += `|${id}:${floors[id]!.state}:${floors[id]!.enforced}`;
    return assessment.mode === 'final'
      ? `${text}|${centi(assessment.total)}`
      : `${text}|${centi(assessment.earned)}:${centi(assessment.assessable)}:${centi(assessment.noDataMax)}:${centi(assessment.reachable)}`;
  }
  const { items } = assessment;
  for (const id in items) text += `|${id}:${items[id]}`;
  return text;
}

const centi = (points: number | null): string => (points === null ? '-' : String(Math.round(points * 100)));
