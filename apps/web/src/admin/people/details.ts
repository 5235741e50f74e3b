import type { LocalDate } from '@bontot/kernel';
import type { Say } from '../../shared/index.ts';
import type { Question } from '../meetings/ask.ts';
import type { Contact } from './answers.ts';

export const detailNames = ['birthDate', 'cardNumber', 'admittedOn', 'phone', 'mail'] as const;

/** Private particulars: for those entitled alone, and none of them is asked for without need. */
export const detailQuestions = (t: Say, today: LocalDate, known?: Contact | null): Question[] =>
  detailNames.map((name) => ({
    name,
    kind: name === 'birthDate' || name === 'admittedOn' ? 'date' : 'line',
    label: t(`people.contact.${name}`),
    first: known?.[name] ?? '',
    most: 120,
    ...(name === 'birthDate' || name === 'admittedOn' ? { to: today } : {}),
  }));

/** A correction says all that the form shows: what was emptied is taken out. */
export const detailsFrom = (answers: Record<string, string>): Record<string, string | null> =>
  Object.fromEntries(detailNames.map((name) => [name, answers[name] ?? null]));
