import type { Translate } from '@bontot/i18n';
import type { LocalDate } from '@bontot/kernel';
import type { Answers, Question } from '../meetings/ask.ts';

/** What a recognition names: its number, who gave it and the day, from the start of the year until today. */
export const recognitionQuestions = (t: Translate, year: number, today: LocalDate): Question[] => [
  { name: 'number', kind: 'line', label: t('desk.decision.number'), required: true, most: 100 },
  { name: 'issuer', kind: 'line', label: t('pledges.issuer'), required: true },
  {
    ...{ name: 'decidedOn', kind: 'date', label: t('pledges.decidedOn'), required: true },
    ...{ from: `${year}-01-01`, to: today },
  },
];

export const recognitionOf = ({ number = '', issuer = '', decidedOn = '' }: Answers) => ({ number, issuer, decidedOn });
