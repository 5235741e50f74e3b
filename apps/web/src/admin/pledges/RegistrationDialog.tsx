import type { RegistrationView } from '@bontot/pledge-core';
import { useState } from 'react';
import { Dialog, ErrorState, Loading, useLanguage } from '../../shared/index.ts';
import { Chip } from '../meetings/Chip.tsx';
import { useRegistration } from './reads.ts';
import type { Asked } from './registration.ts';
import { RegistrationActs, RegistrationAsk } from './RegistrationActs.tsx';
import { Papers, RegistrationShown, Signatures } from './RegistrationShown.tsx';
import { registrationSign } from './signs.ts';

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

function Shown({ view, onClose }: { view: RegistrationView; onClose: () => void }) {
  const { t } = useLanguage();
  const { registration } = view;
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <>
      <div>
        <Chip of={registrationSign(registration.state)} />
      </div>
      <RegistrationShown registration={registration} />
      <div>
        <p className="small soft">{t('pledge.compact')}</p>
        <Signatures view={view} />
      </div>
      <Papers view={view} />
      {asked ? (
        <RegistrationAsk asked={asked} view={view} onDone={onClose} onCancel={() => ask(null)} />
      ) : (
        <div className="row wrap dialog-actions">
          <RegistrationActs view={view} onAsk={ask} />
        </div>
      )}
    </>
  );
}
