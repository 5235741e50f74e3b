import { useState } from 'react';
import { useLanguage, useSession, useToast } from '../../shared/index.ts';
import type { Question } from '../meetings/ask.ts';
import type { Asking } from '../meetings/AskDialog.tsx';
import type { Names, Transfer } from './answers.ts';
import type { TransferStep } from './transfer-model.ts';
import { transferAct } from './sendings.ts';
import { useSendPeople } from './writes.ts';

/** The question before each step of a transfer, and how it is sent. */
export function useTransferSteps(names: Names) {
  const { t } = useLanguage();
  const { today } = useSession();
  const send = useSendPeople();
  const toast = useToast();
  const [asking, show] = useState<Asking | null>(null);
  const open = (step: TransferStep, transfer: Transfer): void => {
    const name = names[transfer.personId] ?? '';
    const on: Question = {
      name: 'on',
      kind: 'date',
      label: t(`people.transfer.${step}.on`),
      required: true,
      first: today,
      from: transfer.sentOn,
      to: today,
    };
    show({
      title: t(`people.transfer.step.${step}`),
      why: t(`people.transfer.${step}.why`, { name }),
      act: t(`people.transfer.step.${step}`),
      questions:
        step === 'cancel'
          ? [on, { name: 'reason', kind: 'text', label: t('desk.reason'), required: true, most: 500 }]
          : [on],
      send: async (answers) => {
        await send.mutateAsync(transferAct(transfer.transferId, step, answers));
        toast({ text: t(`people.transfer.${step}.done`, { name }) });
      },
    });
  };
  return { asking, open, close: () => show(null) };
}
