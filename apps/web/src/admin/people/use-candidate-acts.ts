import { useState } from 'react';
import { useLanguage, useSession, useToast } from '../../shared/index.ts';
import type { Asking } from '../meetings/AskDialog.tsx';
import type { Candidate, CandidateStep } from './answers.ts';
import { stepBody, stepQuestions } from './step-questions.ts';
import { candidateAct } from './sendings.ts';
import { useSendPeople } from './writes.ts';

/** The question before each act on a candidate, and how it is sent. */
export function useCandidateActs() {
  const { t } = useLanguage();
  const { today } = useSession();
  const send = useSendPeople();
  const toast = useToast();
  const [asking, show] = useState<Asking | null>(null);
  const doStep = (step: CandidateStep, candidate: Candidate): void =>
    show({
      title: t(`people.step.${step}`),
      why: t(`people.step.${step}.why`, { name: candidate.name }),
      act: t('people.step.record'),
      questions: stepQuestions(step, candidate, t, today),
      send: async (answers) => {
        await send.mutateAsync(candidateAct(candidate.candidateId, step, stepBody(step, answers)));
        toast({ text: t('people.step.recorded', { name: candidate.name, step: t(`people.step.${step}`) }) });
      },
    });
  const annul = (what: 'introduction' | 'decision', candidate: Candidate): void =>
    show({
      title: t(`people.annul.${what}`),
      why: t(`people.annul.${what}.why`, { name: candidate.name }),
      act: t(`people.annul.${what}`),
      questions: [
        { name: 'on', kind: 'date', label: t('people.annul.on'), required: true, first: today, to: today },
        { name: 'reason', kind: 'text', label: t('desk.reason'), required: true, most: 500 },
      ],
      send: async (answers) => {
        await send.mutateAsync(candidateAct(candidate.candidateId, 'annul', { what, ...answers }));
        toast({ text: t('people.annul.done', { name: candidate.name }) });
      },
    });
  return { asking, doStep, annul, close: () => show(null) };
}
