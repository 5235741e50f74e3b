import { formatDate, formatSlot } from '@bontot/i18n';
import type { MonthDuty, MonthRequest } from '@bontot/meeting-core';
import { useState } from 'react';
import { Card, ErrorState, LoadMore, useLanguage, useSession, useToast } from '../../shared/index.ts';
import type { Question } from './ask.ts';
import { AskDialog, type Asking } from './AskDialog.tsx';
import { useWaitingMonths } from './reads.ts';
import { decisionOf, useSendPost } from './writes.ts';

type Open = { duty: MonthDuty; request: MonthRequest; name: string };

type Parts = {
  below?: string;
  nameOf: (unitId: string) => string;
  /** Said where nothing waits; without it there is no card then. */
  empty?: string;
  /** True where nothing above it is what the reader should do first. */
  first?: boolean;
};

/** Postponements and waivers that wait for the reader: what is asked, why, and the two answers. */
export function MonthRequests({ below, nameOf, empty, first = true }: Parts) {
  const { t } = useLanguage();
  const months = useWaitingMonths(below);
  const decide = useDecision();
  const open = (months.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .flatMap((duty): Open[] =>
      duty.requests
        .filter(({ decision }) => decision === null)
        .map((request) => ({ duty, request, name: duty.unitName ?? nameOf(duty.unitId) })),
    );
  if (months.error && !months.data)
    return (
      <Card title={t('desk.requests.title')}>
        <ErrorState error={months.error} retry={() => void months.refetch()} />
      </Card>
    );
  if (open.length === 0)
    return empty && months.data ? (
      <Card title={t('desk.requests.title')}>
        <p className="note small soft">{empty}</p>
      </Card>
    ) : null;
  return (
    <Card title={t('desk.requests.title')}>
      <ul className="meet-list">
        {open.map((each, at) => (
          <RequestRow key={each.request.requestId} {...each} first={first && at === 0} onDecide={decide.ask} />
        ))}
      </ul>
      {months.hasNextPage && (
        <LoadMore
          shown={open.length}
          busy={months.isFetchingNextPage}
          more={months.hasNextPage}
          onMore={() => void months.fetchNextPage()}
        />
      )}
      <AskDialog asking={decide.asking} onClose={decide.close} />
    </Card>
  );
}

type RowParts = Open & { first: boolean; onDecide: (open: Open, decision: 'approved' | 'refused') => void };

function RequestRow({ duty, request, name, first, onDecide }: RowParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const month = formatSlot(language, duty.month);
  const open = { duty, request, name };
  return (
    <li data-row={request.requestId} tabIndex={-1}>
      <div className="meet-what">
        <p>
          <b lang="vi">{name}</b>:{' '}
          {request.kind === 'waiver'
            ? t('desk.requests.waiver', { month })
            : t('desk.requests.postponement', {
                month,
                date: request.newDate ? formatDate(language, request.newDate, today) : '…',
              })}
        </p>
        <p className="small">{t('desk.requests.reason', { reason: request.reason })}</p>
        <p className="small soft">{t('desk.requests.asked', { date: formatDate(language, request.askedOn, today) })}</p>
      </div>
      <div className="row wrap meet-acts">
        <button
          className={first ? 'btn first' : 'btn'}
          type="button"
          aria-label={t('desk.requests.approveOf', { name })}
          onClick={() => onDecide(open, 'approved')}
          {...(first ? { 'data-key-act': '' } : {})}
        >
          {t('desk.requests.approve')}
        </button>
        <button
          className="btn quiet"
          type="button"
          aria-label={t('desk.requests.refuseOf', { name })}
          onClick={() => onDecide(open, 'refused')}
        >
          {t('desk.requests.refuse')}
        </button>
      </div>
    </li>
  );
}

/** The question before a decision: its number and day; a refusal says why. */
function useDecision() {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const send = useSendPost();
  const toast = useToast();
  const [asking, show] = useState<Asking | null>(null);
  const ask: RowParts['onDecide'] = ({ duty, request, name }, decision) => {
    const approved = decision === 'approved';
    const questions: Question[] = [
      {
        name: 'decidedOn',
        kind: 'date',
        label: t('desk.decision.on'),
        hint: t('desk.decision.on.hint'),
        required: true,
        first: today,
        from: request.askedOn,
        to: today,
      },
      {
        name: 'number',
        kind: 'line',
        label: t('desk.decision.number'),
        hint: t('desk.decision.number.hint'),
        required: approved,
      },
      { name: 'reason', kind: 'text', label: t('desk.reason'), required: !approved },
    ];
    show({
      title: t(approved ? 'desk.requests.approve.title' : 'desk.requests.refuse.title', { name }),
      why: t(approved ? `desk.requests.approve.why.${request.kind}` : 'desk.requests.refuse.why', {
        month: formatSlot(language, duty.month),
      }),
      act: t(approved ? 'desk.requests.approve' : 'desk.requests.refuse'),
      questions,
      send: async ({ decidedOn = today, number, reason }) => {
        const body = { requestId: request.requestId, decision, decidedOn };
        await send.mutateAsync(
          decisionOf(duty, { ...body, ...(number ? { number } : {}), ...(reason ? { reason } : {}) }),
        );
        toast({ text: t('desk.requests.done', { name }) });
      },
    });
  };
  return { asking, ask, close: () => show(null) };
}
