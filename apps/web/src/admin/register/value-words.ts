import type { FactValue } from '@bontot/contracts';
import { formatNumber, formatRatio, say, type Language, type WordKey } from '@bontot/i18n';

type Five = readonly [WordKey | null, WordKey, WordKey, WordKey, WordKey];

/** What the grades from 0 to 4 mean, by measure (domain handbook 5.3); null where the grade is never given by hand. */
const grades: Record<string, Five> = {
  'member.classified': [
    null,
    'register.grade.notCompleted',
    'register.grade.completed',
    'register.grade.well',
    'register.grade.excellent',
  ],
  'issue.stage': [
    'register.grade.nothing',
    'register.grade.begun',
    'register.grade.partly',
    'register.grade.mostly',
    'register.grade.solved',
  ],
};
const usual: Five = [
  'register.grade.none',
  'register.grade.weak',
  'register.grade.average',
  'register.grade.fair',
  'register.grade.good',
];

/** Grades to choose from, the best first. */
export const gradesOf = (measure: string): { grade: number; word: WordKey }[] =>
  (grades[measure] ?? usual).flatMap((word, grade) => (word ? [{ grade, word }] : [])).reverse();

/** A value as people say it: «5/7», «2», «Có», «Hoàn thành tốt nhiệm vụ». */
export function valueText(language: Language, measure: string, value: FactValue): string {
  if ('part' in value) return formatRatio(language, value.part, value.whole);
  if ('n' in value) return formatNumber(language, value.n);
  if ('yes' in value) return say(language, value.yes ? 'register.value.yes' : 'register.value.no');
  const word = (grades[measure] ?? usual)[value.grade];
  return word ? say(language, word) : formatNumber(language, value.grade);
}
