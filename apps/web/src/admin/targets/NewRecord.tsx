import { useRef } from 'react';
import { Card, ErrorState, Loading, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import type { Answers, Question } from '../meetings/ask.ts';
import { AskForm } from '../meetings/AskForm.tsx';
import type { ShownKind } from './kinds.ts';
import { useRegisterWrite } from './reads.ts';
import { useSubjects } from './use-subjects.ts';

type Parts = { kind: ShownKind; unit: { id: string; name: string; path: string; level: string }; onClose: () => void };

/** A new record of the register. Its id is given here, so that a second try after a lost answer is the same record. */
export function NewRecord({ kind, unit, onClose }: Parts) {
  const { t } = useLanguage();
  const { may } = useSession();
  const write = useRegisterWrite();
  const toast = useToast();
  const id = useRef(newUlid());
  const subjects = useSubjects(unit, kind !== 'judgement');
  const questions = useQuestions(kind, subjects.options);
  if (!subjects.options)
    return (
      <Card title={t(`reg.new.${kind}`)}>
        {subjects.error ? <ErrorState error={subjects.error} retry={subjects.retry} /> : <Loading blocks={[6]} />}
      </Card>
    );
  return (
    <Card title={t(`reg.new.${kind}`)}>
      <div className="card-body">
        <p className="small">{t(`reg.new.why.${kind}`)}</p>
        <AskForm
          questions={questions}
          act={t('reg.save')}
          send={async (answers) => {
            await write.mutateAsync(bodyOf(kind, id.current, answers, may('plans.set')));
            toast({ text: t('reg.sent') });
          }}
          onDone={onClose}
          onCancel={onClose}
        />
      </div>
    </Card>
  );
}

function useQuestions(kind: ShownKind, options: Question['options'] = []): Question[] {
  const { t } = useLanguage();
  const { today } = useSession();
  const year = Number(today.slice(0, 4));
  const first = options.length === 1 ? { first: options[0]!.value } : {};
  const who: Question = { name: 'unitId', kind: 'choice', label: t('reg.unit'), required: true, options, ...first };
  const title: Question = { name: 'title', kind: 'line', label: t('reg.what'), required: true };
  const due: Question = {
    ...{ name: 'dueOn', kind: 'date', label: t('reg.dueDay'), required: true },
    ...{ from: today, to: `${year + 1}-12-31` },
  };
  switch (kind) {
    case 'target':
      return [
        who,
        title,
        { name: 'plan', kind: 'number', label: t('reg.plan'), required: true, least: 1, greatest: 1_000_000 },
        due,
      ];
    case 'year-plan':
      return [
        who,
        {
          ...{ name: 'measure', kind: 'choice', label: t('reg.plan.what'), required: true, first: 'candidate.target' },
          options: (['candidate.target', 'admission.target'] as const).map((value) => ({
            value,
            label: t(`reg.plan.${value === 'candidate.target' ? 'candidates' : 'admissions'}`),
          })),
        },
        yearOf(t('reg.year'), year),
        { name: 'n', kind: 'number', label: t('reg.plan'), required: true },
        { name: 'ref', kind: 'line', label: t('reg.paper'), hint: t('reg.paper.hint'), most: 200 },
      ];
    case 'judgement':
      return [
        who,
        {
          ...{ name: 'half', kind: 'choice', label: t('reg.half'), required: true, first: `${year}-H1` },
          options: [`${year}-H1`, `${year}-H2`, `${year - 1}-H2`].map((value) => ({ value, label: value })),
        },
        {
          ...{ name: 'grade', kind: 'number', label: t('reg.judged'), hint: t('reg.judged.hint') },
          ...{ required: true, greatest: 4 },
        },
        { name: 'reason', kind: 'text', label: t('desk.reason'), hint: t('reg.judged.reason'), required: true },
      ];
    default:
      return [who, title, due];
  }
}

const yearOf = (label: string, year: number): Question => ({
  ...{ name: 'year', kind: 'choice', label, required: true, first: String(year) },
  options: [year, year + 1].map((value) => ({ value: String(value), label: String(value) })),
});

function bodyOf(kind: ShownKind, recordId: string, answers: Answers, plans: boolean) {
  const { plan, n, grade, ref, ...said } = answers;
  switch (kind) {
    case 'issue':
      return { path: 'register/issues', body: { recordId, ...said } };
    case 'judgement':
      return { path: 'register/judgements', body: { ...said, grade: Number(grade) } };
    case 'inspection':
      return plans
        ? { path: 'register/plans', body: { kind, recordId, ...said } }
        : { path: 'register/inspections', body: { recordId, ...said } };
    case 'target':
      return { path: 'register/plans', body: { kind, recordId, ...said, plan: Number(plan) } };
    case 'year-plan': {
      const evidence = ref ? [{ kind: 'decision_ref', ref }] : [];
      return { path: 'register/plans', body: { kind, recordId, ...said, n: Number(n), evidence } };
    }
    case 'programme':
      return { path: 'register/plans', body: { kind, recordId, ...said } };
  }
}
