import { formatDate } from '@bontot/i18n';
import type { RegistrationAct, RegistrationView } from '@bontot/pledge-core';
import { useState } from 'react';
import { Dialog, ErrorState, Icon, Loading, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { AskForm } from '../meetings/AskForm.tsx';
import { Chip } from '../meetings/Chip.tsx';
import { printAddress, useRegistration } from './reads.ts';
import { registrationSign } from './signs.ts';
import { useRegistrationAct } from './writes.ts';

type Parts = { unitId: string; year: number; onClose: () => void };

/** One registration as a whole, with what the committee may do about it. */
export function RegistrationDialog({ unitId, year, onClose }: Parts) {
  const { t } = useLanguage();
  const { data: view, error, refetch } = useRegistration(unitId, year);
  return (
    <Dialog title={view?.unitName ?? t('pledge.registration')} open onClose={onClose}>
      {view ? (
        <Shown view={view} onClose={onClose} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading blocks={[8]} />
      )}
    </Dialog>
  );
}

/** What is asked before it goes out: a reason to return it, or nothing more than a yes. */
type Asked = 'register' | 'return' | 'confirm';

function Shown({ view, onClose }: { view: RegistrationView; onClose: () => void }) {
  const { t } = useLanguage();
  const { registration, may, confirmAs, version } = view;
  const { unitId, year, state, title, targets, issue } = registration;
  const [asking, ask] = useState<Asked | null>(null);
  const offered: Asked[] = [
    ...(may.includes('register') ? (['register'] as const) : []),
    ...(confirmAs.includes('committee') ? (['confirm'] as const) : []),
    ...(may.includes('return') ? (['return'] as const) : []),
  ];
  return (
    <>
      <div>
        <Chip of={registrationSign(state)} />
      </div>
      <p>
        {t('pledge.registration.aims')}: <b>{t(`pledge.registration.aim.${title}`)}</b>
      </p>
      <ol className="pledge-targets">
        {targets.map(({ criterion, text }) => (
          <li key={criterion}>
            <span className="small soft">{t(`pledge.criterion.${criterion as 'C1'}`)}</span>
            <span lang="vi">{text}</span>
          </li>
        ))}
      </ol>
      {issue && (
        <p>
          <span className="small soft">{t('pledge.registration.issue')}</span>
          <br />
          <span lang="vi">{issue}</span>
        </p>
      )}
      <Signatures view={view} />
      {version > 0 && (
        <p className="row wrap">
          {(['registration', 'compact'] as const).map((paper) => (
            <a key={paper} href={printAddress(unitId, year, paper)} target="_blank" rel="noreferrer">
              {t(`pledge.print.${paper}`)}
            </a>
          ))}
        </p>
      )}
      {asking ? (
        <Ask asking={asking} view={view} onDone={onClose} onCancel={() => ask(null)} />
      ) : (
        <div className="row wrap dialog-actions">
          {offered.map((each, at) => (
            <button key={each} className={at === 0 ? 'btn first' : 'btn'} type="button" onClick={() => ask(each)}>
              {t(`pledges.registration.${each}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Signatures({ view: { registration, digest } }: { view: RegistrationView }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { compact } = registration;
  return (
    <div>
      <p className="small soft">{t('pledge.compact')}</p>
      <ul className="small pledge-signs">
        {(['secretary', 'committee'] as const).map((side) => {
          const signature = compact[side];
          return (
            <li key={side}>
              <Icon name={signature ? 'good' : 'notdue'} className={signature ? 'good' : 'notdue'} />
              {t(`pledge.compact.${side}`)}:{' '}
              {signature
                ? t('pledge.compact.confirmedOn', { date: formatDate(language, signature.on, today) })
                : t('pledge.compact.notYet')}
            </li>
          );
        })}
      </ul>
      <p className="tiny soft">{t('pledge.compact.digest', { digest: digest.slice(0, 16) })}</p>
    </div>
  );
}

type AskParts = { asking: Asked; view: RegistrationView; onDone: () => void; onCancel: () => void };

function Ask({ asking, view, onDone, onCancel }: AskParts) {
  const { t } = useLanguage();
  const toast = useToast();
  const act = useRegistrationAct();
  const { registration, digest } = view;
  const { unitId, year } = registration;
  const actOf = (reason: string): RegistrationAct =>
    asking === 'return'
      ? { type: 'return', reason }
      : asking === 'register'
        ? { type: 'register' }
        : { type: 'confirm-compact', as: 'committee', digest };
  return (
    <>
      <p className="small">{t(`pledges.registration.${asking}.why`)}</p>
      <AskForm
        act={t(`pledges.registration.${asking}.do`)}
        questions={
          asking === 'return' ? [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }] : []
        }
        send={async ({ reason = '' }) => {
          await act({ unitId, year, act: actOf(reason) });
          toast({ text: t(`pledges.registration.${asking}.done`) });
        }}
        onDone={onDone}
        onCancel={onCancel}
      />
    </>
  );
}
