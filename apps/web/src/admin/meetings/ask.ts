import type { WordKey } from '@bontot/i18n';
import { isLocalDate, type LocalDate } from '@bontot/kernel';
import type { ReactNode } from 'react';
import type { Bound } from '../register/Field.tsx';

/** One question of a small form. Words are given said, so that one form serves many acts. */
export type Question = {
  name: string;
  label: string;
  hint?: string;
  kind: 'line' | 'text' | 'date' | 'number' | 'choice' | 'own';
  required?: boolean;
  first?: string;
  /** Longest text, where it is shorter than usual. */
  most?: number;
  /** Days that may be given, both inclusive. */
  from?: LocalDate;
  to?: LocalDate;
  /** Whole numbers that may be given, both inclusive. */
  least?: number;
  greatest?: number;
  /** What a `choice` is among. */
  options?: readonly { value: string; label: string }[];
  /** How an `own` question is answered. */
  control?: (bound: Bound, value: string, change: (value: string) => void) => ReactNode;
  /** Asked only where the answers to other questions make it one. */
  when?: (answers: Answers) => boolean;
};
export type Answers = Record<string, string>;
export type AskFault = { name: string; key: WordKey };

export const MOST_TEXT = 1000;
export const MOST_LINE = 300;

export const firstAnswers = (questions: readonly Question[]): Answers =>
  Object.fromEntries(questions.map(({ name, first = '' }) => [name, first]));

/** The questions that the answers so far leave open. */
export const askedNow = (questions: readonly Question[], answers: Answers): Question[] =>
  questions.filter(({ when }) => when === undefined || when(answers));

/** Every answer that does not do, from the top of the form. */
export const faultsOf = (questions: readonly Question[], answers: Answers): AskFault[] =>
  askedNow(questions, answers).flatMap((question): AskFault[] => {
    const answer = (answers[question.name] ?? '').trim();
    if (answer === '') return question.required ? [{ name: question.name, key: missingOf(question) }] : [];
    if (question.kind === 'date' && !isWithinDays(answer, question))
      return [{ name: question.name, key: 'desk.fault.date' }];
    if (question.kind === 'number' && !isWithinNumbers(answer, question))
      return [{ name: question.name, key: 'ask.fault.number' }];
    return [];
  });

const missing: Partial<Record<Question['kind'], WordKey>> = {
  date: 'desk.fault.noDate',
  number: 'ask.fault.number',
  choice: 'ask.fault.choice',
};
const missingOf = ({ kind }: Question): WordKey => missing[kind] ?? 'desk.fault.empty';

const isWithinDays = (day: string, { from, to }: Question): boolean =>
  isLocalDate(day) && (from === undefined || day >= from) && (to === undefined || day <= to);

/** Most that a count of people is ever about. */
export const MOST_NUMBER = 9_999;
const isWithinNumbers = (text: string, { least = 0, greatest = MOST_NUMBER }: Question): boolean =>
  /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= greatest;

/**
 * The answers as they are sent: without spaces at the ends, without those that were left empty, and without what is
 * asked no more.
 */
export const answered = (answers: Answers, questions: readonly Question[] = []): Answers => {
  const asked = new Set(askedNow(questions, answers));
  const dropped = new Set(questions.filter((question) => !asked.has(question)).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(answers)
      .map(([name, answer]) => [name, answer.trim()] as const)
      .filter(([name, answer]) => answer !== '' && !dropped.has(name)),
  );
};
