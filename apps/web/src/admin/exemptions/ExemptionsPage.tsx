import { can, type Action } from '@bontot/access';
import { formatDate } from '@bontot/i18n';
import type { CriteriaSet } from '@bontot/scoring-core';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  Page,
  useLanguage,
  usePlace,
  useSession,
  useToast,
} from '../../shared/index.ts';
import type { Question } from '../meetings/ask.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import { AskForm } from '../meetings/AskForm.tsx';
import { Chip } from '../meetings/Chip.tsx';
import type { Sign } from '../meetings/signs.ts';
import '../meetings/meetings.css';
import { useSetOf, useUnit } from '../register/reads.ts';
import '../register/register.css';
import { useRegister, useRegisterWrite } from '../targets/reads.ts';

type State = 'pending' | 'approved' | 'refused' | 'revoked' | 'expired';
type Claim = {
  exemptionId: string;
  indicator: string;
  state: State;
  reason: string;
  decidedBecause?: string;
  decidedAt?: string;
  expiresOn: string;
};

const SIGNS: Record<State, Omit<Sign, 'key'>> = {
  pending: { look: 'notdue', icon: 'notdue' },
  approved: { look: 'na', icon: 'na' },
  refused: { look: 'fail', icon: 'fail' },
  revoked: { look: 'fail', icon: 'fail' },
  expired: { look: 'na', icon: 'na' },
};

/** `/cells/:cellId/exemptions`: what does not apply to a unit this year, asked for, decided, revoked. */
export default function ExemptionsPage() {
  const { params, search } = usePlace();
  const { t } = useLanguage();
  const { actor, today } = useSession();
  const cellId = params['cellId'] ?? '';
  const year = /^\d{4}/.exec(search['period'] ?? '')?.[0] ?? today.slice(0, 4);
  const unit = useUnit(cellId);
  const { set, error, retry } = useSetOf(cellId, year);
  const list = useRegister<Claim>(`cells/${encodeURIComponent(cellId)}/exemptions`, { period: year });
  const claims = list.data?.pages.flatMap(({ items }) => items);
  const may = (action: Action): boolean =>
    unit.data !== undefined && can(actor, action, { path: unit.data.path }, today);
  const failed = unit.error ?? error ?? list.error;
  return (
    <Page
      title={t('reg.na.title')}
      crumbs={unit.data ? [{ name: unit.data.name, href: `/cells/${cellId}` }] : []}
      facts={`${t('register.year', { year })} · ${t('reg.na.lead')}`}
    >
      {failed && (!unit.data || !set || !claims) ? (
        <ErrorState error={failed} retry={() => void (unit.refetch(), retry(), list.refetch())} />
      ) : !unit.data || !set || !claims ? (
        <Loading blocks={[4, 6]} />
      ) : (
        <Shown cellId={cellId} year={year} set={set} claims={claims} may={may} />
      )}
    </Page>
  );
}

type Parts = { cellId: string; year: string; set: CriteriaSet; claims: Claim[]; may: (action: Action) => boolean };

function Shown({ cellId, year, set, claims, may }: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const [asking, ask] = useState<Asking | null>(null);
  const [adding, add] = useState(false);
  const indicators = set.criteria.flatMap((criterion) => criterion.indicators);
  const nameOf = (id: string): string => indicators.find((each) => each.id === id)?.name[language] ?? id;
  return (
    <>
      {may('exemption.request') &&
        (adding ? (
          <AskForClaim cellId={cellId} year={year} set={set} claims={claims} onClose={() => add(false)} />
        ) : (
          <div>
            <button className="btn first" type="button" onClick={() => add(true)}>
              <Icon name="plus" />
              {t('reg.na.ask')}
            </button>
          </div>
        ))}
      <Card title={t('reg.na.list')}>
        {claims.length === 0 ? (
          <EmptyState icon="na" title={t('reg.na.empty')} why={t('reg.na.empty.why')} />
        ) : (
          <ul className="meet-list">
            {claims.map((claim) => (
              <li key={claim.exemptionId} data-row={claim.exemptionId} tabIndex={-1}>
                <div className="meet-what">
                  <p>
                    <b>
                      {claim.indicator} · {nameOf(claim.indicator)}
                    </b>
                  </p>
                  <p className="small" lang="vi">
                    {claim.reason}
                  </p>
                  <p className="small soft">
                    {t('reg.na.until', { date: formatDate(language, claim.expiresOn, today) })}
                  </p>
                  {claim.decidedBecause && (
                    <p className="small">{t('reg.na.because', { reason: claim.decidedBecause })}</p>
                  )}
                </div>
                <Chip of={{ ...SIGNS[claim.state], key: `reg.na.state.${claim.state}` }} />
                <Decide claim={claim} name={nameOf(claim.indicator)} may={may} ask={ask} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </>
  );
}

type DecideParts = {
  claim: Claim;
  name: string;
  may: (action: Action) => boolean;
  ask: (asking: Asking) => void;
};

function Decide({ claim, name, may, ask }: DecideParts) {
  const { t } = useLanguage();
  const write = useRegisterWrite();
  const toast = useToast();
  if (!may('exemption.approve')) return null;
  const offered =
    claim.state === 'pending'
      ? (['approved', 'refused'] as const)
      : claim.state === 'approved'
        ? (['revoked'] as const)
        : [];
  const decide = (decision: 'approved' | 'refused' | 'revoked'): void =>
    ask({
      title: t(`reg.na.${decision}`),
      why: t(`reg.na.${decision}.why`, { name }),
      act: t(`reg.na.${decision}`),
      questions:
        decision === 'approved' ? [] : [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }],
      send: async (answers) => {
        await write.mutateAsync({ path: `exemptions/${claim.exemptionId}/decision`, body: { decision, ...answers } });
        toast({ text: t('reg.sent') });
      },
    });
  return (
    <div className="row wrap meet-acts">
      {offered.map((decision, index) => (
        <button
          key={decision}
          className={index === 0 ? 'btn' : 'btn quiet'}
          type="button"
          aria-label={t('reg.actOf', { act: t(`reg.na.${decision}`), title: name })}
          onClick={() => decide(decision)}
        >
          {t(`reg.na.${decision}`)}
        </button>
      ))}
    </div>
  );
}

function AskForClaim({ cellId, year, set, claims, onClose }: Omit<Parts, 'may'> & { onClose: () => void }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const write = useRegisterWrite();
  const toast = useToast();
  const active = new Set(
    claims.filter(({ state }) => state === 'pending' || state === 'approved').map(({ indicator }) => indicator),
  );
  const options = set.criteria
    .flatMap(({ indicators }) => indicators)
    .filter(({ id, mayBeNotApplicable }) => mayBeNotApplicable && !active.has(id))
    .map(({ id, name, max }) => ({
      value: id,
      label: max === undefined ? `${id} · ${name[language]}` : t('reg.na.option', { id, name: name[language], max }),
    }));
  const questions: Question[] = [
    { name: 'indicator', kind: 'choice', label: t('reg.na.which'), hint: t('reg.na.half'), required: true, options },
    { name: 'reason', kind: 'text', label: t('desk.reason'), required: true },
    {
      ...{ name: 'expiresOn', kind: 'date', label: t('reg.na.expires'), hint: t('reg.na.expires.hint') },
      ...{ from: today, to: `${year}-12-31` },
    },
  ];
  return (
    <Card title={t('reg.na.ask')}>
      <div className="card-body">
        {options.length === 0 ? (
          <EmptyState icon="na" title={t('reg.na.none')} why={t('reg.na.none.why')} />
        ) : (
          <AskForm
            questions={questions}
            act={t('reg.na.send')}
            send={async (answers) => {
              const path = `cells/${encodeURIComponent(cellId)}/exemptions`;
              await write.mutateAsync({ path, body: { period: year, ...answers } });
              toast({ text: t('reg.sent') });
            }}
            onDone={onClose}
            onCancel={onClose}
          />
        )}
      </div>
    </Card>
  );
}
