import { api, useLanguage } from '../../shared/index.ts';
import { AskForm } from '../meetings/AskForm.tsx';
import '../register/register.css';
import '../meetings/meetings.css';

/** Somebody who was invited says so: the code links the account of this sign-in to the member, once. */
export default function EnterCode() {
  const { t } = useLanguage();
  return (
    <AskForm
      questions={[
        {
          ...{ name: 'code', kind: 'line', label: t('people.invitation.code'), required: true, most: 40 },
          hint: t('people.enterCode.hint'),
        },
      ]}
      act={t('people.enterCode.act')}
      send={({ code }) => api.post('/api/v1/invitations/accept', { code })}
      // Another person from now on: everything is asked for anew.
      onDone={() => location.assign('/')}
    />
  );
}
