import { formatDateTime, type WordKey } from '@bontot/i18n';
import type { Registration } from '@bontot/pledge-core';
import type { ReactNode } from 'react';
import { Icon, useLanguage, useSession } from '../../shared/index.ts';
import type { rivalSince } from '../../shared/registration.ts';
import { RegistrationShown } from './RegistrationShown.tsx';

type Parts = {
  rival: NonNullable<ReturnType<typeof rivalSince>>;
  /** What `registration` is: what stands now, or what was typed. */
  look: WordKey;
  registration: Registration;
  children: ReactNode;
};

/** Somebody else was quicker: who and when, the other content to look at, and what can be done with one's own. */
export function RivalNotice({ rival: { name, at }, look, registration, children }: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return (
    <div className="banner risk" role="alert">
      <Icon name="risk" />
      <div>
        <p>{t('pledge.registration.rival', { name, at: formatDateTime(language, at, today) })}</p>
        <details>
          <summary>{t(look)}</summary>
          <RegistrationShown registration={registration} />
        </details>
        <div className="row wrap">{children}</div>
      </div>
    </div>
  );
}
