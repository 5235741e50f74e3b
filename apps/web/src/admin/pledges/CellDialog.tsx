import { can } from '@bontot/access';
import { formatRatio } from '@bontot/i18n';
import type { ShareRow } from '@bontot/pledge-core';
import { useState } from 'react';
import { Dialog, ErrorState, Go, Loading, useLanguage, useSession, useToast } from '../../shared/index.ts';
import type { Overview } from '../commune/answers.ts';
import { AskForm } from '../meetings/AskForm.tsx';
import { useMembersOf } from '../people/reads.ts';
import { Field } from '../register/Field.tsx';
import { ORDERS } from './reads.ts';
import { doneOf } from './shares.ts';
import { usePledgeAct } from './writes.ts';

type Parts = { row: ShareRow; unit: Overview['unit']; year: number; onClose: () => void };

/** One cell in numbers; and the way to reopen a review there, which needs a reason (domain handbook 4). */
export function CellDialog({ row, unit, year, onClose }: Parts) {
  const { t, language } = useLanguage();
  const { actor, today } = useSession();
  const [reopening, reopen] = useState(false);
  // Nobody judges the unit of their own post; the cell lies below the unit whose page this is.
  const decides = can(actor, 'review.decide', { path: `${unit.path}${row.unitId}/` }, today);
  return (
    <Dialog title={row.unitName} open onClose={onClose}>
      <dl className="pledge-figures">
        <div>
          <dt>{t('pledges.obliged')}</dt>
          <dd className="num">{row.obliged}</dd>
        </div>
        {ORDERS.map((order) => (
          <div key={order}>
            <dt>{t(`pledges.by.${order}`)}</dt>
            <dd className="num">{formatRatio(language, doneOf(row, order), row.obliged)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('pledges.overdue')}</dt>
          <dd className="num">{row.overdue}</dd>
        </div>
        <div>
          <dt>{t('pledges.same')}</dt>
          <dd className="num">{row.same}</dd>
        </div>
      </dl>
      <p className="small soft">{t('pledges.cell.why')}</p>
      <p>
        <Go href={`/cells/${row.unitId}`}>{t('pledges.cell.score')}</Go>
      </p>
      {decides &&
        (reopening ? (
          <Reopen row={row} year={year} onDone={onClose} onCancel={() => reopen(false)} />
        ) : (
          <button className="btn" type="button" disabled={row.reviewed === 0} onClick={() => reopen(true)}>
            {t('pledges.reopen')}
          </button>
        ))}
    </Dialog>
  );
}

type ReopenParts = { row: ShareRow; year: number; onDone: () => void; onCancel: () => void };

function Reopen({ row: { unitId }, year, onDone, onCancel }: ReopenParts) {
  const { t } = useLanguage();
  const toast = useToast();
  const members = useMembersOf(unitId, true);
  const act = usePledgeAct();
  const [memberId, choose] = useState('');
  const [asked, ask] = useState(false);
  if (!members.data)
    return members.error ? (
      <ErrorState error={members.error} retry={() => void members.refetch()} />
    ) : (
      <Loading blocks={[3]} />
    );
  return (
    <AskForm
      act={t('pledges.reopen.do')}
      questions={[
        { name: 'reason', kind: 'text', label: t('desk.reason'), hint: t('pledges.reopen.hint'), required: true },
      ]}
      ready={memberId !== ''}
      onAsked={() => ask(true)}
      send={async ({ reason = '' }) => {
        await act({ target: { memberId, year }, version: 0, act: { type: 'reopen', reason } });
        toast({ text: t('pledges.reopen.done') });
      }}
      onDone={onDone}
      onCancel={onCancel}
    >
      <Field label={t('pledges.reopen.who')} fault={asked && !memberId ? t('pledges.reopen.nobody') : undefined}>
        {(bound) => (
          <select {...bound} className="field" value={memberId} onChange={({ target }) => choose(target.value)}>
            <option value="">{t('pledges.choose')}</option>
            {members.data.map(({ memberId: id, name }) => (
              <option key={id} value={id} lang="vi">
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </AskForm>
  );
}
