import { formatDate } from '@bontot/i18n';
import { useState } from 'react';
import { Card, Icon, useLanguage, useSession } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import type { Person } from './answers.ts';
import { memberAct } from './sendings.ts';
import { useSendPeople } from './writes.ts';

type Invited = { code: string; expiresOn: string };

/** The link between a member and an account: a code that is shown once, to be printed or read out. */
export function InvitationCard({ person: { member, invitation } }: { person: Person }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const send = useSendPeople<Invited>();
  const [invited, show] = useState<Invited | null>(null);
  const invite = (): void => send.mutate(memberAct(member.memberId, 'invitation'), { onSuccess: show });
  return (
    <Card title={t('people.invitation')} className={invited ? 'invite-sheet' : 'no-print'}>
      <div className="card-body">
        {invited ? (
          <>
            <p>{t('people.invitation.for', { name: member.name })}</p>
            <p className="invite-code">
              <output aria-label={t('people.invitation.code')}>{invited.code}</output>
            </p>
            <ol className="invite-steps">
              <li>{t('people.invitation.step1', { address: location.origin })}</li>
              <li>{t('people.invitation.step2')}</li>
              <li>{t('people.invitation.step3')}</li>
            </ol>
            <p className="small soft">
              {t('people.invitation.once', { date: formatDate(language, invited.expiresOn, today) })}
            </p>
            <button className="btn" type="button" onClick={() => window.print()}>
              <Icon name="print" />
              {t('people.invitation.print')}
            </button>
          </>
        ) : (
          <>
            <p className="small">
              {invitation
                ? t(`people.invitation.${invitation.state}`, {
                    date: formatDate(language, invitation.acceptedOn ?? invitation.expiresOn, today),
                  })
                : t('people.invitation.none')}
            </p>
            {send.error && <Problem of={send.error} />}
            <button className="btn wide" type="button" aria-disabled={send.isPending} onClick={invite}>
              {t(invitation?.state === 'open' ? 'people.invitation.again' : 'people.invitation.make')}
            </button>
          </>
        )}
      </div>
    </Card>
  );
}
