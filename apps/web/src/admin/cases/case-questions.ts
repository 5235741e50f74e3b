import { useLanguage, useSession } from '../../shared/index.ts';
import type { Answers, Question } from '../meetings/ask.ts';
import type { RegisterLine } from '../targets/reads.ts';

/** What is asked of a case when it is concluded: numbers, days and the decision's paper; no names, no texts. */
export function useCaseQuestions(): (matter: 'discipline' | 'complaint', known: RegisterLine['content']) => Question[] {
  const { t } = useLanguage();
  const { today } = useSession();
  return (matter, known) => [
    {
      ...{ name: 'concludedOn', kind: 'date', label: t('reg.cases.day'), required: true },
      ...{ first: known.concludedOn ?? today, to: today },
    },
    { ...numberOf('people', t('reg.cases.people'), known.people ?? 1), least: 1 },
    ...(matter === 'discipline'
      ? [
          numberOf('leaders', t('reg.cases.leaders'), known.leaders ?? 0),
          numberOf('selfDetected', t('reg.cases.self'), known.selfDetected ?? 0),
          {
            ...{ name: 'violationOn', kind: 'date' as const, label: t('reg.cases.violation') },
            ...{ hint: t('reg.cases.violation.hint'), to: today },
            ...(known.violationOn ? { first: known.violationOn } : {}),
          },
        ]
      : []),
    { name: 'ref', kind: 'line', label: t('reg.cases.paper'), hint: t('reg.paper.hint'), most: 200 },
    { name: 'issuer', kind: 'line', label: t('register.evidence.issuer'), most: 200 },
  ];
}

export function caseBody({ concludedOn, people, leaders, selfDetected, violationOn, ref, issuer }: Answers): object {
  const day = concludedOn ?? '';
  return {
    ...{ concludedOn: day, people: Number(people), leaders: Number(leaders ?? 0) },
    ...{ selfDetected: Number(selfDetected ?? 0), violationOn: violationOn ?? null },
    evidence: ref ? [{ kind: 'decision_ref', ref, issuedOn: day, ...(issuer ? { issuer } : {}) }] : [],
  };
}

const numberOf = (name: string, label: string, first: number): Question => ({
  ...{ name, kind: 'number', label, required: true, first: String(first) },
});
