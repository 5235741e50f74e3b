import { roleName } from '@bontot/i18n';
import { useRef } from 'react';
import { useLanguage, useSession, useToast } from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import type { Person } from './answers.ts';
import { UnitField } from './UnitField.tsx';
import { useSendPeople } from './writes.ts';

/** Posts that people are given; the others follow from membership, or belong to systems. */
const roles = ['secretary', 'deputy', 'supervisor', 'committee', 'standing_committee', 'inspector'] as const;

export function AssignPost({ person: { member, stays }, onClose }: { person: Person; onClose: () => void }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const send = useSendPeople();
  const postId = useRef(newUlid());
  const cell = { id: member.cellId, name: stays.at(-1)?.cellName ?? member.cellId };
  return (
    <AskDialog
      onClose={onClose}
      asking={{
        title: t('people.post.assign'),
        why: t('people.post.assign.why', { name: member.name }),
        act: t('people.post.assign'),
        questions: [
          {
            ...{ name: 'role', kind: 'choice', label: t('people.post.role'), required: true },
            options: roles.map((value) => ({ value, label: roleName(language, value) })),
          },
          {
            ...{ name: 'unitId', kind: 'own', label: t('people.post.unit'), required: true, first: cell.id },
            control: (bound, value, change) => <UnitField bound={bound} value={value} change={change} known={cell} />,
          },
          { name: 'from', kind: 'date', label: t('people.post.from'), required: true, first: today },
          { name: 'until', kind: 'date', label: t('people.post.until'), hint: t('people.post.until.hint') },
        ],
        send: async ({ until = null, ...post }) => {
          const body = { postId: postId.current, personId: member.memberId, until, ...post };
          await send.mutateAsync({ to: ['posts'], body });
          toast({ text: t('people.post.assigned', { name: member.name }) });
        },
      }}
    />
  );
}
