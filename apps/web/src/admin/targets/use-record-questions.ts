import { formatDate } from '@bontot/i18n';
import { useLanguage, useSession, useToast } from '../../shared/index.ts';
import type { Answers, Question } from '../meetings/ask.ts';
import type { Asking } from '../meetings/AskDialog.tsx';
import { useRegisterWrite, type RegisterLine } from './reads.ts';

export type RecordQuestion = 'reported' | 'done' | 'issued' | 'graded' | 'replan' | 'move' | 'cancel';
export type AskRecord = (what: RecordQuestion, line: RegisterLine, title: string) => void;

const KIND_OF_PAPER = {
  reported: 'number_report',
  done: 'decision_ref',
  issued: 'decision_ref',
  graded: 'document_file',
};

/** The question before each act on a record, and how it is sent. */
export function useRecordQuestions(show: (asking: Asking) => void): AskRecord {
  const { t, language } = useLanguage();
  const { today, may } = useSession();
  const write = useRegisterWrite();
  const toast = useToast();
  const reason: Question = { name: 'reason', kind: 'text', label: t('desk.reason'), required: true };
  const paper: Question = { name: 'ref', kind: 'line', label: t('reg.paper'), hint: t('reg.paper.hint'), most: 200 };
  const day = (name: string, label: string): Question => ({
    ...{ name, kind: 'date', label, required: true, first: today, to: today },
  });
  const questionsOf = (what: RecordQuestion, line: RegisterLine): Question[] => {
    switch (what) {
      case 'reported':
        return [numberOf('reported', t('reg.reported'), line.content.reported ?? undefined), paper];
      case 'done':
        return [day('doneOn', t('reg.done.day')), paper];
      case 'issued':
        return [day('issuedOn', t('reg.issued.day')), paper];
      case 'graded':
        return [
          {
            ...numberOf('grade', t('reg.stage'), line.content.grade ?? undefined),
            hint: t('reg.stage.hint'),
            greatest: 4,
          },
          day('gradedOn', t('reg.graded.day')),
          paper,
        ];
      case 'replan':
        return [numberOf('n', t('reg.plan.new'), line.content.n), reason];
      case 'move':
        return [
          {
            ...{ name: 'dueOn', kind: 'date', label: t('reg.newDay'), required: true },
            ...{ from: today, to: `${line.dueOn.slice(0, 4)}-12-31` },
          },
          reason,
        ];
      case 'cancel':
        return [reason];
    }
  };
  return (what, line, title) =>
    show({
      title: t(`reg.act.${what}`),
      why: t(`reg.why.${what}`, { title, date: formatDate(language, line.dueOn, today) }),
      act: t(`reg.act.${what}`),
      questions: questionsOf(what, line),
      send: async (answers) => {
        await write.mutateAsync({ path: pathOf(what, line, may('plans.set')), body: bodyOf(what, answers) });
        toast({ text: t('reg.sent') });
      },
    });
}

const numberOf = (name: string, label: string, first: number | undefined): Question => ({
  ...{ name, kind: 'number', label, required: true, greatest: 1_000_000 },
  ...(first === undefined ? {} : { first: String(first) }),
});

/** Inspectors change their own inspections by a door of theirs. */
function pathOf(what: RecordQuestion, { recordId, kind }: RegisterLine, plans: boolean): string {
  const id = encodeURIComponent(recordId);
  if (what !== 'replan' && what !== 'move' && what !== 'cancel') return `register/records/${id}/acts`;
  return kind === 'inspection' && !plans ? `register/inspections/${id}/plan` : `register/records/${id}/plan`;
}

function bodyOf(what: RecordQuestion, { ref, reported, grade, n, ...said }: Answers): object {
  const numbers = Object.fromEntries(
    Object.entries({ reported, grade, n }).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, Number(text)]],
    ),
  );
  const kind = what in KIND_OF_PAPER ? KIND_OF_PAPER[what as keyof typeof KIND_OF_PAPER] : undefined;
  return { type: what, ...said, ...numbers, ...(ref && kind ? { evidence: [{ kind, ref }] } : {}) };
}
