import { formatDate, formatDeadline } from '@bontot/i18n';
import type { ReactNode } from 'react';
import { Go, useLanguage, useSession } from '../../shared/index.ts';
import { Chip } from '../meetings/Chip.tsx';
import type { Names, Transfer } from './answers.ts';
import { isEnded, stepsOf, transferSign, type TransferStep } from './transfer-model.ts';

type Parts = {
  transfer: Transfer;
  names: Names;
  cells: Names;
  /** What may be done here, and by which button; none where the reader only looks. */
  side?: 'from' | 'to';
  first?: boolean;
  ask?: ((step: TransferStep, transfer: Transfer) => void) | undefined;
};

/** One transfer: who, from where to where, by which decision, and what is due when. */
export function TransferRow({ transfer, names, cells, side, first = false, ask }: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { personId, fromCellId, toCellId, toPlace, decision, sentOn, kind, until, dueOn, state } = transfer;
  const name = names[personId];
  const day = (date: string): string => formatDate(language, date, today);
  const steps = side && ask ? stepsOf(transfer, side) : [];
  return (
    <li data-row={transfer.transferId} tabIndex={-1}>
      <div className="meet-what">
        {name !== undefined && (
          <Go href={`/people/${personId}`} className="name" lang="vi">
            {name}
          </Go>
        )}
        <p className="small" lang="vi">
          {cells[fromCellId] ?? fromCellId} → {toCellId === null ? toPlace : (cells[toCellId] ?? toCellId)}
        </p>
        <p className="small soft">
          {t(`people.transfer.${kind}`)}
          {kind === 'temporary' && until && ` · ${t('people.transfer.to', { date: day(until) })}`}
          {` · ${t('people.transfer.by', { number: decision.number, date: day(decision.date) })}`}
          {` · ${t('people.transfer.sentOnDay', { date: day(sentOn) })}`}
        </p>
        <p className="small">
          {state === 'sent' && dueOn !== null && <Due dueOn={dueOn} shown={transfer.shownOn !== null} />}
          {transfer.receivedOn && t('people.transfer.receivedOn', { date: day(transfer.receivedOn) })}
          {transfer.cancelled &&
            t('people.transfer.cancelledOn', {
              date: day(transfer.cancelled.on),
              reason: isEnded(transfer.cancelled) ? t('people.transfer.cellEnded') : transfer.cancelled.reason,
            })}
        </p>
      </div>
      <Chip of={transferSign(transfer)} />
      {steps.length > 0 && (
        <div className="row wrap meet-acts">
          {steps.map((step, at) => (
            <button
              key={step}
              className={at === 0 && step !== 'cancel' ? 'btn' : 'btn quiet'}
              type="button"
              aria-label={t('people.actOf', { act: t(`people.transfer.step.${step}`), name: name ?? '' })}
              onClick={() => ask?.(step, transfer)}
              {...(first && at === 0 ? { 'data-key-act': '' } : {})}
            >
              {t(`people.transfer.step.${step}`)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

function Due({ dueOn, shown }: { dueOn: string; shown: boolean }): ReactNode {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return `${t(shown ? 'people.transfer.due.papers' : 'people.transfer.due.shown')} ${formatDeadline(language, dueOn, today)}`;
}
