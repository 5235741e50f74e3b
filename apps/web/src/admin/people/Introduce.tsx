import { useRef } from 'react';
import { useLanguage, useSession, useToast } from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import type { Question } from '../meetings/ask.ts';
import type { Member } from './answers.ts';
import { useMembersOf } from './reads.ts';
import { standingsOn } from './standing.ts';
import { useSendPeople } from './writes.ts';

/** Full members who take part in the life of the cell may help a candidate (Charter, art. 4). */
export const helpersOf = (members: readonly Member[], day: string): Member[] =>
  members.filter((member) => member.kind === 'full' && standingsOn(member, day).length === 0);

/** An outstanding person is introduced by the cell's resolution, with two members who help. */
export function Introduce({ cellId, onClose }: { cellId: string; onClose: () => void }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const send = useSendPeople();
  const members = useMembersOf(cellId, true);
  const candidateId = useRef(newUlid());
  const year = Number(today.slice(0, 4));
  const options = helpersOf(members.data ?? [], today).map(({ memberId, name }) => ({ value: memberId, label: name }));
  const helper = (name: 'helper1' | 'helper2'): Question => ({
    name,
    kind: 'choice',
    label: t(`people.introduce.${name}`),
    required: true,
    options,
  });
  return (
    <AskDialog
      onClose={onClose}
      asking={{
        title: t('people.introduce'),
        why: t('people.introduce.why'),
        act: t('people.introduce.act'),
        questions: [
          { name: 'name', kind: 'line', label: t('people.name'), required: true, most: 120 },
          { name: 'birthDate', kind: 'date', label: t('people.contact.birthDate'), to: today },
          { name: 'number', kind: 'line', label: t('people.introduce.number'), required: true, most: 100 },
          {
            ...{ name: 'date', kind: 'date', label: t('people.introduce.date'), required: true },
            ...{ first: today, to: today },
          },
          {
            ...{ name: 'targetYear', kind: 'number', label: t('people.introduce.targetYear'), required: true },
            ...{ first: String(year), least: year, greatest: year + 5 },
          },
          helper('helper1'),
          helper('helper2'),
        ],
        send: async ({ number, date, targetYear, helper1, helper2, ...person }) => {
          await send.mutateAsync({
            to: ['candidates'],
            body: {
              ...{ candidateId: candidateId.current, cellId, ...person },
              targetYear,
              resolution: { number, date },
              helperIds: [helper1, helper2],
            },
          });
          toast({ text: t('people.introduced', { name: person['name'] ?? '' }) });
        },
      }}
    />
  );
}
