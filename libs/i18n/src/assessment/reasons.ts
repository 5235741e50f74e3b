import type { CriteriaSet } from '@bontot/scoring-core';
import { formatPace, formatPercent, formatPoints } from '../format/numbers.ts';
import type { Language } from '../language.ts';
import { outcomeName } from '../names.ts';
import { say } from '../say.ts';
import { criterionClause, gateClause, minTotalOf, paceClause, shortClause } from './blocks.ts';
import { sentence, small } from './grammar.ts';
import { indicatorOf, partOf, type Outcome } from './shapes.ts';

/** What `assessment.changed.v1` and the rows of dashboards tell of a card. */
export type Standing = {
  result: Outcome;
  blockedBy: string[];
  /** Parts whose floor fails with their raw numbers; in a met / not-met set nothing. */
  failing?: Record<string, [number, number | null] | null> | undefined;
  criteria?: Record<string, [number | null, number]> | undefined;
  pace?: number | null | undefined;
  total?: number | null | undefined;
};

/**
 * Why a card stands where it stands, short, for tables and notices: «Tỷ lệ dự sinh hoạt mới đạt 84,9%, cần từ 85% (2.3).»
 *
 * @param set for the type of the cell (`setForType`): of one that is not, limits that depend on the type stay out; without
 *   a set names and limits do
 */
export function reasonSentence(language: Language, standing: Standing, set?: CriteriaSet): string {
  const { result, blockedBy, pace, total } = standing;
  switch (result) {
    case 'no_data':
    case 'too_early':
      return say(language, `reason.${result}`);
    case 'not_assessed':
      return say(language, 'why.not_assessed');
    case 'on_track':
      return pace == null
        ? say(language, 'reason.met')
        : say(language, 'reason.on_track', { pace: formatPace(language, pace) });
    case 'met':
      return say(language, 'reason.met');
    case 'four_good':
      return total == null
        ? say(language, 'reason.met')
        : say(language, 'reason.four_good', { total: formatPoints(language, total) });
    default:
      return blockSentence(language, standing, set, foremost(blockedBy, standing, set));
  }
}

/** Which block to name: what shuts the title for good before what can be mended. */
function foremost(blockedBy: string[], { result, pace }: Standing, set: CriteriaSet | undefined): string | undefined {
  if (result === 'at_risk' && pace != null && set && pace < minTotalOf(set)) return undefined;
  if (result !== 'out_of_reach') return blockedBy[0];
  const shut = (block: string) =>
    (set?.gates.some(({ id, recoverable }) => !recoverable && block === `gate:${id}`) ?? false) ||
    isLostFloor(block, set);
  return blockedBy.find((block) => block.startsWith('floor:') && shut(block)) ?? blockedBy.find(shut) ?? undefined;
}

const isLostFloor = (block: string, set: CriteriaSet | undefined): boolean =>
  block.startsWith('floor:') &&
  (set === undefined ||
    (indicatorOf(set, block.slice(6))?.parts ?? []).some(
      ({ floor, formula }) => floor !== undefined && (formula.kind === 'deduct' || formula.kind === 'calendar'),
    ));

function blockSentence(language: Language, standing: Standing, set: CriteriaSet | undefined, block?: string): string {
  if (block === undefined) return sentence(language, wholeClause(language, standing, set));
  const [kind = '', id = ''] = block.split(':');
  if (kind === 'floor' || kind === 'item') {
    const clause = partClause(language, kind, id, standing, set);
    return set ? sentence(language, say(language, 'reason.with_id', { clause, id })) : sentence(language, clause);
  }
  if (kind === 'gate')
    return sentence(language, set ? gateClause(language, set, id) : say(language, 'clause.gate', { id }));
  if (kind === 'criterion') return sentence(language, criterionOf(language, standing, set, id));
  return sentence(language, wholeClause(language, standing, set));
}

function partClause(
  language: Language,
  kind: string,
  id: string,
  { failing = {} }: Standing,
  set?: CriteriaSet,
): string {
  const failed = Object.entries(failing).find(
    ([part]) => (set ? partOf(set, part)?.indicator.id : ownerOf(part)) === id,
  );
  if (!set) {
    if (kind === 'item') return say(language, 'clause.item_id', { id });
    const raw = failed?.[1];
    if (!raw) return say(language, 'clause.floor', { id });
    const [part, whole] = raw;
    if (whole === null) return say(language, 'clause.floor', { id });
    return say(language, 'clause.floor_value', { id, value: formatPercent(language, part, whole) });
  }
  const indicator = indicatorOf(set, id);
  const part = failed ? partOf(set, failed[0])?.part : indicator?.parts.find(({ floor }) => floor !== undefined);
  if (kind === 'item' || !part) return say(language, 'clause.item', { name: indicator?.name[language] ?? id });
  const minPct = part.variants ? null : (part.floor?.minPct ?? 100);
  return shortClause(language, { formula: part.formula, raw: failed?.[1] ?? null, minPct });
}

/** `2.3` of `2.3.a`: how the sets of the product name their parts. */
const ownerOf = (part: string): string => part.slice(0, part.lastIndexOf('.'));

function criterionOf(language: Language, { criteria }: Standing, set: CriteriaSet | undefined, id: string): string {
  const known = criteria?.[id];
  if (!known) return say(language, 'clause.criterion_low', { id });
  const [earned, of] = known;
  if (set) return criterionClause(language, set, id, earned ?? 0, of);
  const percent = formatPercent(language, Math.round((earned ?? 0) * 100), Math.round(of * 100));
  return say(language, 'clause.criterion_id', { id, percent });
}

function wholeClause(language: Language, { result, pace, total }: Standing, set: CriteriaSet | undefined): string {
  if (result === 'out_of_reach') return say(language, 'clause.short');
  const min = set ? minTotalOf(set) : 0;
  if (total != null)
    return min > 0
      ? say(language, 'clause.total', { total: formatPoints(language, total), min: formatPoints(language, min) })
      : say(language, 'clause.total_low', { total: formatPoints(language, total) });
  if (pace == null) return say(language, 'clause.items_short');
  if (min > 0) return pace < min ? paceClause(language, pace, min) : say(language, 'clause.much_unknown');
  return say(language, 'clause.pace_low', { pace: formatPace(language, pace) });
}

/** From one outcome to the next, in words: «Đúng tiến độ → Có nguy cơ». */
export const changeSentence = (language: Language, from: Outcome, to: Outcome): string =>
  say(language, 'change.outcome', { from: outcomeName(language, from), to: outcomeName(language, to) });

/**
 * The notice of domain handbook 9, row «outlook or band changed».
 *
 * @param from null for the first status a card has
 * @param reason a sentence, as `reasonSentence` gives it
 */
export function noticeText(
  language: Language,
  { cellName, from, to, reason }: { cellName: string; from: Outcome | null; to: Outcome; reason: string },
): string {
  const values = { cell: cellName, to: outcomeName(language, to), reason: small(language, reason.replace(/\.$/, '')) };
  return from === null
    ? say(language, 'notice.first', values)
    : say(language, 'notice.changed', { ...values, from: outcomeName(language, from) });
}
