import { useState } from 'react';
import { useLanguage } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import { SamePerson } from './SamePerson.tsx';
import { useSendPeople } from './writes.ts';

type Parts = { one: string; other: string; name: string };

/** Two records are of two people, which is asked once; or of one, which is looked at side by side. */
export function TwinActs({ one, other, name }: Parts) {
  const { t } = useLanguage();
  const send = useSendPeople();
  const [asked, ask] = useState<'different' | 'same' | null>(null);
  const dismiss = (): void =>
    send.mutate({ to: ['members', 'duplicates', 'dismiss'], body: { memberIds: [one, other] } });
  return (
    <>
      {send.error && <Problem of={send.error} />}
      <div className="row wrap">
        {asked === 'different' ? (
          <>
            <span className="small">{t('people.twins.sure')}</span>
            <button className="btn" type="button" aria-disabled={send.isPending} onClick={dismiss}>
              {t('people.twins.yes')}
            </button>
            <button className="btn quiet" type="button" onClick={() => ask(null)}>
              {t('desk.cancel')}
            </button>
          </>
        ) : (
          (['same', 'different'] as const).map((which) => (
            <button
              key={which}
              className="btn"
              type="button"
              aria-label={t('people.actOf', { act: t(`people.twins.${which}`), name })}
              onClick={() => ask(which)}
            >
              {t(`people.twins.${which}`)}
            </button>
          ))
        )}
      </div>
      {asked === 'same' && <SamePerson one={one} other={other} onClose={() => ask(null)} />}
    </>
  );
}
