import { useState } from 'react';
import { Card, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import type { Person } from './answers.ts';
import { personActs, type PersonAct } from './person-acts.ts';
import { SendTransfer } from './SendTransfer.tsx';
import { useSendPeople } from './writes.ts';

/** What may be done about a membership. Each act asks before it goes out; what can be taken back can be undone at once. */
export function MembershipActs({ person }: { person: Person }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const send = useSendPeople();
  const toast = useToast();
  const [asking, show] = useState<Asking | null>(null);
  const [sending, transfer] = useState<'formal' | 'temporary' | null>(null);
  const { member, may } = person;
  const { name } = member;
  const acts = personActs(person, t, today);
  const open = ({ id, questions, sending: sendingOf, undo }: PersonAct): void =>
    show({
      title: t(`people.act.${id}`),
      why: t(`people.act.${id}.why`, { name }),
      act: t(`people.act.${id}`),
      questions,
      send: async (answers) => {
        await send.mutateAsync(sendingOf(answers));
        toast({
          text: t('people.act.done', { name, act: t(`people.act.${id}`) }),
          ...(undo
            ? {
                undo: () =>
                  send.mutateAsync(undo).then(
                    () => undefined,
                    () => toast({ text: t('people.undo.failed') }),
                  ),
              }
            : {}),
        });
      },
    });
  const transfers = may.manage && member.leftCellOn === null;
  if (acts.length === 0 && !transfers) return null;
  return (
    <Card title={t('people.acts')} className="no-print">
      <div className="card-body people-acts">
        {transfers &&
          (['formal', 'temporary'] as const).map((kind) => (
            <button key={kind} className="btn wide" type="button" onClick={() => transfer(kind)}>
              {t(`people.act.transfer.${kind}`)}
            </button>
          ))}
        {acts.map((act) => (
          <button key={act.id} className="btn wide" type="button" onClick={() => open(act)}>
            {t(`people.act.${act.id}`)}
          </button>
        ))}
      </div>
      <AskDialog asking={asking} onClose={() => show(null)} />
      {sending && <SendTransfer personId={member.memberId} name={name} kind={sending} onClose={() => transfer(null)} />}
    </Card>
  );
}
