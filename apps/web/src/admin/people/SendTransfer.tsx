import { useRef } from 'react';
import { useLanguage, useSession, useToast } from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import type { Question } from '../meetings/ask.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import { transferBody } from './transfer-model.ts';
import { UnitField } from './UnitField.tsx';
import { useSendPeople } from './writes.ts';

type Parts = { personId: string; name: string; kind: 'formal' | 'temporary'; onClose: () => void };

/** The papers of a member go to another cell; the person stays counted here until they are received there. */
export function SendTransfer({ personId, name, kind, onClose }: Parts) {
  const { t } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const send = useSendPeople();
  const transferId = useRef(newUlid());
  const questions: Question[] = [
    {
      name: 'kind',
      kind: 'choice',
      label: t('people.transfer.kind'),
      required: true,
      first: kind,
      options: (['formal', 'temporary'] as const).map((value) => ({ value, label: t(`people.transfer.${value}`) })),
    },
    {
      name: 'where',
      kind: 'choice',
      label: t('people.transfer.where'),
      required: true,
      first: 'inside',
      options: (['inside', 'outside'] as const).map((value) => ({ value, label: t(`people.transfer.${value}`) })),
    },
    {
      name: 'toCellId',
      kind: 'own',
      label: t('people.transfer.toCell'),
      required: true,
      when: ({ where }) => where === 'inside',
      control: (bound, value, change) => <UnitField bound={bound} value={value} change={change} cellsOnly />,
    },
    {
      name: 'toPlace',
      kind: 'line',
      label: t('people.transfer.toPlace'),
      hint: t('people.transfer.toPlace.hint'),
      required: true,
      most: 200,
      when: ({ where }) => where === 'outside',
    },
    { name: 'number', kind: 'line', label: t('people.decision.number'), required: true, most: 100 },
    { name: 'date', kind: 'date', label: t('people.decision.date'), required: true, to: today },
    { name: 'sentOn', kind: 'date', label: t('people.transfer.sentOn'), required: true, first: today, to: today },
    {
      name: 'purpose',
      kind: 'choice',
      label: t('people.transfer.purpose'),
      required: true,
      options: (['work', 'study'] as const).map((value) => ({ value, label: t(`people.transfer.${value}`) })),
      when: (answers) => answers['kind'] === 'temporary',
    },
    {
      name: 'until',
      kind: 'date',
      label: t('people.transfer.until'),
      hint: t('people.transfer.until.hint'),
      required: true,
      from: today,
      when: (answers) => answers['kind'] === 'temporary',
    },
  ];
  return (
    <AskDialog
      onClose={onClose}
      asking={{
        title: t('people.act.transfer'),
        why: t('people.transfer.why', { name }),
        act: t('people.transfer.send'),
        questions,
        send: async (answers) => {
          const body = transferBody(answers, personId, transferId.current);
          await send.mutateAsync({ to: ['transfers'], body });
          toast({ text: t('people.transfer.wasSent', { name }) });
        },
      }}
    />
  );
}
