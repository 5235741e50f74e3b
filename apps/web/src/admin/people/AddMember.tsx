import { useRef } from 'react';
import { useLanguage, useSession, useToast } from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import { detailQuestions } from './details.ts';
import { useSendPeople } from './writes.ts';

/** Somebody who is a member already and was kept elsewhere; new members come out of the candidates. */
export function AddMember({ cellId, onClose }: { cellId: string; onClose: () => void }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const send = useSendPeople();
  /** The same for as long as the form is open, so that a second try adds nobody twice. */
  const memberId = useRef(newUlid());
  return (
    <AskDialog
      onClose={onClose}
      asking={{
        title: t('people.add'),
        why: t('people.add.why'),
        act: t('people.add.act'),
        questions: [
          { name: 'name', kind: 'line', label: t('people.name'), required: true, most: 120 },
          {
            name: 'kind',
            kind: 'choice',
            label: t('people.col.kind'),
            required: true,
            first: 'full',
            options: (['full', 'probationary'] as const).map((value) => ({ value, label: t(`people.kind.${value}`) })),
          },
          { name: 'joinedCellOn', kind: 'date', label: t('people.joinedCellOn'), required: true, first: today },
          ...detailQuestions(t, today),
        ],
        send: async (answers) => {
          await send.mutateAsync({ to: ['members'], body: { memberId: memberId.current, cellId, ...answers } });
          toast({ text: t('people.added', { name: answers['name'] ?? '' }) });
        },
      }}
    />
  );
}
