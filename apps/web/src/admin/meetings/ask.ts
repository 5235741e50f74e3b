import type { WordKey } from '@bontot/i18n';
import { isLocalDate, type LocalDate } from '@bontot/kernel';

/** One question of a small form. Words are given said, so that one form serves many acts. */
export type Question = {
  name: string;
  label: string;
  hint?: string;
  kind: 'line' | 'text' | 'date';
  required?: boolean;
  first?: string;
  /** Longest text, where it is shorter than usual. */
  most?: number;
  /** Days that may be given, both inclusive. */
  from?: LocalDate;
  to?: LocalDate;
};
export type Answers = Record<string, string>;
export type AskFault = { name: string; key: WordKey };

export const MOST_TEXT = 1000;
export const MOST_LINE = 300;

export const firstAnswers = (questions: readonly Question[]): Answers =>
  Object.fromEntries(questions.map(({ name, first = '' }) => [name, first]));

/** Every answer that does not do, from the top of the form. */
export const faultsOf = (questions: readonly Question[], answers: Answers): AskFault[] =>
  questions.flatMap((question): AskFault[] => {
    const answer = (answers[question.name] ?? '').trim();
    if (answer === '') return question.required ? [{ name: question.name, key: missingOf(question) }] : [];
    return question.kind === 'date' && !isWithinDays(answer, question)
      ? [{ name: question.name, key: 'desk.fault.date' }]
      : [];
  });

const missingOf = ({ kind }: Question): WordKey => (kind === 'date' ? 'desk.fault.noDate' : 'desk.fault.empty');

const isWithinDays = (day: string, { from, to }: Question): boolean =>
  isLocalDate(day) && (from === undefined || day >= from) && (to === undefined || day <= to);

/** The answers as they are sent: without spaces at the ends, and without those that were left empty. */
export const answered = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers)
      .map(([name, answer]) => [name, answer.trim()] as const)
      .filter(([, answer]) => answer !== ''),
  );
