import type { LocalDate } from '@bontot/kernel';
import type { Say } from '../../shared/index.ts';
import type { Answers, Question } from '../meetings/ask.ts';
import type { Candidate, CandidateStep } from './answers.ts';
import { wayOf } from './pipeline.ts';

/** No step may be dated before the one that went before it. */
const lastDone = (candidate: Candidate): LocalDate =>
  wayOf(candidate)
    .flatMap(({ on }) => on ?? [])
    .sort()
    .at(-1)!;

/** What is asked for one step of a candidate's way. */
export function stepQuestions(step: CandidateStep, candidate: Candidate, t: Say, today: LocalDate): Question[] {
  const from = lastDone(candidate);
  const day = (name: string, label: string): Question => ({
    name,
    kind: 'date',
    label,
    required: true,
    first: today,
    from,
    to: today,
  });
  const line = (name: string, label: string, required = true): Question => ({
    name,
    kind: 'line',
    label,
    required,
    most: 100,
  });
  const count = (name: string, label: string): Question => ({ name, kind: 'number', label, required: true });
  const paper = [line('number', t('people.decision.number')), day('date', t('people.decision.date'))];
  switch (step) {
    case 'awareness-class':
      return [day('from', t('people.step.class.from'))];
    case 'certificate':
      return [
        day('completedOn', t('people.step.class.completedOn')),
        line('number', t('people.certificate.number')),
        day('date', t('people.certificate.date')),
        line('issuer', t('people.certificate.issuer'), false),
      ];
    case 'verify':
    case 'send-up':
    case 'ceremony':
      return [day('on', t(`people.step.${step}.on`))];
    case 'vote':
    case 'full-vote':
      return [
        day('on', t('people.step.vote.on')),
        count('for', t('people.vote.for')),
        { ...count('against', t('people.vote.against')), hint: t('people.vote.base') },
      ];
    case 'decide':
      return [
        {
          ...{ name: 'admitted', kind: 'choice', label: t('people.step.decide.result'), required: true },
          options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`people.step.decide.${value}`) })),
        },
        ...paper,
        {
          ...{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true, most: 500 },
          when: ({ admitted }) => admitted === 'no',
        },
      ];
    case 'full-decision':
      return [
        {
          ...{ name: 'result', kind: 'choice', label: t('people.step.decide.result'), required: true },
          options: (['full', 'extended', 'struck'] as const).map((value) => ({
            value,
            label: t(`people.step.full.${value}`),
          })),
        },
        ...paper,
        {
          ...{ name: 'until', kind: 'date', label: t('people.step.full.until'), required: true, from: today },
          when: ({ result }) => result === 'extended',
        },
      ];
  }
}

/** The answers as the door of the step takes them. */
export function stepBody(step: CandidateStep, answers: Answers): Record<string, unknown> {
  const { number, date, issuer, ...rest } = answers;
  const paper = { number, date };
  switch (step) {
    case 'certificate':
      return { ...rest, certificate: { ...paper, ...(issuer === undefined ? {} : { issuer }) } };
    case 'vote':
    case 'full-vote':
      return { on: answers['on'], for: Number(answers['for']), against: Number(answers['against']) };
    case 'decide':
      return { ...rest, admitted: answers['admitted'] === 'yes', decision: paper };
    case 'full-decision':
      return { ...rest, decision: paper };
    default:
      return rest;
  }
}
