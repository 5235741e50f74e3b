import type { RegistrationView } from '@bontot/pledge-core';
import { useLanguage, useToast } from '../../shared/index.ts';
import { AskForm } from '../meetings/AskForm.tsx';
import { actOf, needsReason, offeredIn, type Asked } from './registration.ts';
import { useRegistrationAct } from './writes.ts';

/** What may be done about a registration now; each is asked about before it goes out. */
export function RegistrationActs({ view, onAsk }: { view: RegistrationView; onAsk: (asked: Asked) => void }) {
  const { t } = useLanguage();
  return offeredIn(view).map((each, at) => (
    <button
      key={each}
      className={each === 'withdraw' ? 'btn quiet' : at === 0 ? 'btn first' : 'btn'}
      type="button"
      onClick={() => onAsk(each)}
    >
      {t(`pledges.registration.${each}`)}
    </button>
  ));
}

type AskParts = { asked: Asked; view: RegistrationView; onDone: () => void; onCancel: () => void };

/** What the act does, the reason where it needs one, and the act. */
export function RegistrationAsk({ asked, view: { registration, digest, version }, onDone, onCancel }: AskParts) {
  const { t } = useLanguage();
  const toast = useToast();
  const act = useRegistrationAct(registration);
  const words = asked === 'sign' ? 'confirm' : asked;
  return (
    <>
      <p className="small">{t(`pledges.registration.${words}.why`)}</p>
      <AskForm
        act={t(`pledges.registration.${words}.do`)}
        questions={
          needsReason(asked) ? [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }] : []
        }
        send={async ({ reason = '' }) => {
          await act({ act: actOf(asked, digest, reason), baseVersion: version });
          toast({ text: t(`pledges.registration.${words}.done`) });
        }}
        onDone={onDone}
        onCancel={onCancel}
      />
    </>
  );
}
