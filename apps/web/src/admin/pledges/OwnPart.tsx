import { formatDate } from '@bontot/i18n';
import type { Registration, RegistrationView } from '@bontot/pledge-core';
import { useState } from 'react';
import { Card, Dialog, EmptyState, ErrorState, Icon, Loading, useLanguage, useSession } from '../../shared/index.ts';
import { rivalSince } from '../../shared/registration.ts';
import { Chip } from '../meetings/Chip.tsx';
import type { PartOf } from './part.ts';
import { useRegistration } from './reads.ts';
import type { Asked, Typed } from './registration.ts';
import { RegistrationActs, RegistrationAsk } from './RegistrationActs.tsx';
import { RegistrationForm } from './RegistrationForm.tsx';
import { RivalNotice } from './RivalNotice.tsx';
import { Papers, RegistrationShown, Signatures } from './RegistrationShown.tsx';
import { registrationSign } from './signs.ts';

/** What the committee itself registers with the one above, and the compact of the two. */
export function OwnPart({ unit, year }: PartOf) {
  const { data: view, error, refetch } = useRegistration(unit.id, year);
  if (!view) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[12]} />;
  return <Own view={view} />;
}

function Own({ view }: { view: RegistrationView }) {
  const { t } = useLanguage();
  const { registration, may, version } = view;
  const [asked, ask] = useState<Asked | null>(null);
  // Kept here, so that it stays when somebody else hands in meanwhile and the form goes away.
  const [typed, type] = useState<Typed | null>(null);
  const rival = typed ? rivalSince(typed.base, view) : undefined;
  const year = String(registration.year);
  const mayWrite = may.includes('write');
  if (version === 0 && !mayWrite)
    return (
      <Card title={t('pledges.own', { year })}>
        <EmptyState icon="document" title={t('pledges.own.none', { year })} why={t('pledges.own.why')} />
      </Card>
    );
  return (
    <>
      <Card
        title={t('pledges.own', { year })}
        tools={version > 0 && <Chip of={registrationSign(registration.state)} />}
      >
        <div className="card-body">
          <Standing registration={registration} isBegun={version > 0} />
          {mayWrite ? (
            <RegistrationForm view={view} typed={typed} onType={type} />
          ) : (
            <>
              {typed && rival && (
                <RivalNotice
                  rival={rival}
                  look="pledges.own.rival.mine"
                  registration={{ ...registration, ...typed.content }}
                >
                  <button className="btn quiet" type="button" onClick={() => type(null)}>
                    {t('pledges.own.rival.drop')}
                  </button>
                </RivalNotice>
              )}
              <RegistrationShown registration={registration} />
            </>
          )}
        </div>
      </Card>
      {version > 0 && (
        <>
          <Card title={t('pledge.compact')}>
            <div className="card-body">
              <Signatures view={view} />
              <Papers view={view} />
            </div>
          </Card>
          <div className="row wrap">
            <RegistrationActs view={view} onAsk={ask} />
          </div>
          <Dialog
            title={asked ? t(`pledges.registration.${asked}`) : ''}
            open={asked !== null}
            onClose={() => ask(null)}
          >
            {asked && <RegistrationAsk asked={asked} view={view} onDone={() => ask(null)} onCancel={() => ask(null)} />}
          </Dialog>
        </>
      )}
    </>
  );
}

/** Where it stands and whose turn it is, in a sentence; the reason of those who sent it back or took it back. */
function Standing({ registration, isBegun }: { registration: Registration; isBegun: boolean }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { state, year, submittedOn, registeredOn, returned, withdrawn } = registration;
  const day = state === 'registered' ? registeredOn : submittedOn;
  const reason = state === 'returned' ? returned?.reason : state === 'withdrawn' ? withdrawn?.reason : undefined;
  const look = state === 'registered' ? 'good' : state === 'returned' ? 'risk' : 'notdue';
  return (
    <div className={`banner ${look}`}>
      <Icon name={look} />
      <div>
        <p>
          {isBegun
            ? t(`pledges.own.state.${state}`, { date: day ? formatDate(language, day, today) : '' })
            : t('pledges.own.none', { year: String(year) })}
        </p>
        {reason && <p lang="vi">{reason}</p>}
        {!isBegun && <p>{t('pledges.own.why')}</p>}
      </div>
    </div>
  );
}
