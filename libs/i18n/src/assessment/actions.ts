import type { Action, Because, CriteriaSet, FactEdit } from '@bontot/scoring-core';
import type { WordKey } from '../catalogue.ts';
import { formatDate, formatList } from '../format/dates.ts';
import { formatGain } from '../format/numbers.ts';
import { formatSlots } from '../format/periods.ts';
import type { Language } from '../language.ts';
import { measureName, outcomeName } from '../names.ts';
import { say } from '../say.ts';
import { firstKey, small } from './grammar.ts';
import { explanationOf, partOf, type ExplainedAssessment } from './shapes.ts';

type State = Extract<FactEdit, { kind: 'state' }>;

/**
 * What to do next, as a request with numbers and dates: «Bảo đảm ít nhất 15/17 đồng chí dự buổi họp tới.» What only counts
 * if it was so at the time says that too.
 *
 * @param assessment the action's own, where the caller has it: its numbers say how little is enough
 */
export function actionSentence(
  language: Language,
  action: Action,
  set: CriteriaSet,
  assessment?: ExplainedAssessment,
): string {
  const [first] = action.edits;
  const because = becauseOf(action, set, assessment);
  const asked = say(language, keyOf(language, action, because), {
    ...valuesOf(language, action),
    ...turnout(action, because),
    missing: missingOf(action, because) ?? 0,
    name: namesOf(language, action.edits),
    date: first && first.kind === 'state' ? formatDate(language, first.effectiveOn, first.effectiveOn) : '',
  });
  const says = action.code === 'prove_in_time' || action.code === 'enter_approval' || isSlotProof(action);
  return action.proof && !says ? [asked, say(language, 'action.proof')].join(' ') : asked;
}

const measureOfFirst = ({ edits }: Action): string => edits[0]?.measure ?? '';

/** The most particular sentence there is: by measure and case, by measure, by code. */
function keyOf(language: Language, action: Action, because: Because | undefined): WordKey {
  const measure = measureOfFirst(action);
  const general = `action.${action.code}` as const;
  const variant = caseOf(action, because);
  const keys = [`${general}.${measure}`];
  if (variant !== undefined) keys.unshift(`${general}.${measure}.${variant}`, `${general}.${variant}`);
  return firstKey(language, keys, general);
}

/** What makes a difference in wording beyond code and measure. */
function caseOf(action: Action, because: Because | undefined): string | undefined {
  const { code, edits } = action;
  if (code === 'send_first') return isSlotProof(action) ? 'slot' : undefined;
  if (code === 'claim_excess') return new Set(edits.map(({ measure }) => measure)).size > 1 ? 'new' : undefined;
  if (code === 'enter_plan') return edits.length > 1 ? 'and_count' : undefined;
  if (code === 'next_in_full' && edits.length === 1) {
    const { part, whole } = turnout(action, because);
    if (whole !== undefined) return part !== undefined && part < whole ? 'enough' : 'all';
  }
  if (missingOf(action, because) !== undefined) return 'missing';
  return edits.length === 1 ? 'one' : undefined;
}

/** The first fact of a slot that has passed: it can only be shown to have been so. */
const isSlotProof = ({ code, edits: [first] }: Action): boolean =>
  code === 'send_first' && first?.kind === 'state' && first.slot !== undefined;

/** How many things are asked for: amounts where the fact counts, else facts of the first measure. */
function valuesOf(language: Language, action: Action): { n: number; slots: string } {
  const measure = measureOfFirst(action);
  const edits = action.edits.filter((edit) => edit.measure === measure);
  const counted = edits.reduce((sum, edit) => sum + (edit.kind === 'state' && 'n' in edit.value ? edit.value.n : 0), 0);
  const slots = edits.flatMap((edit) => (edit.kind === 'state' ? [edit.slot ?? edit.effectiveOn.slice(0, 7)] : []));
  const n = action.code === 'add_to_target' && counted > 0 ? counted : edits.length;
  return { n, slots: formatSlots(language, [...new Set(slots)].sort()) };
}

/** The fewest of the next meeting that reach the limit of the part; all of them where even they do not. */
function turnout({ edits }: Action, because: Because | undefined): { part?: number; whole?: number } {
  const edit = edits.find((candidate): candidate is State => candidate.kind === 'state');
  if (!edit || !('whole' in edit.value)) return {};
  const { whole } = edit.value;
  const formula = because?.rule.formula;
  const numbers = because?.numbers;
  if (!numbers || numbers[1] === null || formula?.kind !== 'ratio' || edits.length > 1) return { part: whole, whole };
  const floor = because?.rule.floor;
  const limit = because?.rule.passPct ?? (floor?.state === 'failed' ? floor.minPct : undefined) ?? formula.hiPct;
  const needed = Math.ceil((limit * (numbers[1] + whole) - 100 * numbers[0]) / 100);
  return { part: Math.min(whole, Math.max(1, needed)), whole };
}

/** How many people of shares are still missing, as far as the facts that the action changes are listed. */
function missingOf({ edits }: Action, because: Because | undefined): number | undefined {
  let missing = 0;
  for (const { measure, source } of edits) {
    const fact = because?.evidence.find((listed) => listed.measure === measure && listed.source === source);
    if (!fact || !('whole' in fact.value)) return undefined;
    missing += fact.value.whole - fact.value.part;
  }
  return missing > 0 ? missing : undefined;
}

function becauseOf(action: Action, set: CriteriaSet, assessment: ExplainedAssessment | undefined): Because | undefined {
  const indicator = action.part === null ? undefined : partOf(set, action.part)?.indicator.id;
  if (indicator === undefined || assessment === undefined) return undefined;
  return explanationOf(assessment, indicator).because.find(({ part }) => part === action.part);
}

const namesOf = (language: Language, edits: FactEdit[]): string =>
  formatList(
    language,
    [...new Set(edits.map(({ measure }) => measure))].map((measure) => small(language, measureName(language, measure))),
  );

/** The gain holds at best: how good the first fact or the grade will be is not known. */
const AT_BEST = new Set<Action['code']>(['send_first', 'get_graded']);

/** Whether an action opens a condition of the title rather than bringing points: a floor, a mandatory item, a gate. */
export const opensCondition = ({ unblocks }: Action): boolean =>
  unblocks.some((block) => /^(floor|gate|item):/.test(block));

/**
 * What an action brings: «Đạt điều kiện» when it opens a condition, «+0,74», or «đến +1,50» where that is the most it can
 * be; in a met / not-met set «+1 nội dung».
 */
export function gainText(language: Language, action: Action, set?: CriteriaSet): string {
  if (opensCondition(action)) return say(language, 'gain.condition');
  if (set?.scheme === 'pass_fail') return say(language, 'gain.items', { n: action.gain });
  const gain = formatGain(language, action.gain);
  return AT_BEST.has(action.code) ? say(language, 'gain.up_to', { gain }) : gain;
}

/** Where the card would stand after an action; null when it stays where it is. */
export const effectSentence = (language: Language, action: Action, assessment: ExplainedAssessment): string | null =>
  action.result === assessment.result
    ? null
    : say(language, 'effect.outcome', { outcome: outcomeName(language, action.result) });
