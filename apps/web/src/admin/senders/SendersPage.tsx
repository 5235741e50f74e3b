import { measures } from '@bontot/contracts';
import { formatDateTime, measureName } from '@bontot/i18n';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  Page,
  useLanguage,
  useSession,
} from '../../shared/index.ts';
import '../meetings/meetings.css';
import '../register/register.css';
import { useRegister } from '../targets/reads.ts';
import { ContractForm } from './ContractForm.tsx';
import { Outcomes } from './Outcomes.tsx';
import type { SenderLine } from './sender.ts';
import './senders.css';

type Waiting = { cellId: string; period: string; sender: string; since: string; closesOn: string };

/** `/senders`: outside systems, what their contracts say, when each was last heard, and what did not count. */
export default function SendersPage() {
  const { t } = useLanguage();
  const { may } = useSession();
  const list = useRegister<SenderLine>('senders', {});
  const [editing, edit] = useState<SenderLine | 'new' | null>(null);
  const [shown, show] = useState<string | null>(null);
  const senders = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={t('reg.senders.title')} facts={t('reg.senders.lead')}>
      {editing ? (
        <ContractForm sender={editing === 'new' ? undefined : editing} onClose={() => edit(null)} />
      ) : (
        may('senders.manage') && (
          <div>
            <button className="btn first" type="button" onClick={() => edit('new')}>
              <Icon name="plus" />
              {t('reg.senders.new')}
            </button>
          </div>
        )
      )}
      {!senders ? (
        list.error ? (
          <ErrorState error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Loading blocks={[6]} />
        )
      ) : senders.length === 0 ? (
        <Card title={t('reg.senders.list')}>
          <EmptyState icon="document" title={t('reg.senders.empty')} why={t('reg.senders.empty.why')} />
        </Card>
      ) : (
        <Card title={t('reg.senders.list')}>
          <ul className="meet-list">
            {senders.map((sender) => (
              <SenderRow
                key={sender.sender}
                sender={sender}
                open={shown === sender.sender}
                onOpen={() => show(shown === sender.sender ? null : sender.sender)}
                onEdit={may('senders.manage') ? () => edit(sender) : undefined}
              />
            ))}
          </ul>
        </Card>
      )}
      <Unclaimed />
    </Page>
  );
}

type RowParts = { sender: SenderLine; open: boolean; onOpen: () => void; onEdit: (() => void) | undefined };

function SenderRow({ sender, open, onOpen, onEdit }: RowParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { measures: allowed, lastSeenAt, refused, conflicts, unclaimedCards } = sender;
  const isClosed = allowed !== 'all' && allowed.length === 0;
  return (
    <li data-row={sender.sender} tabIndex={-1}>
      <div className="meet-what">
        <p>
          <b>{sender.sender}</b>
        </p>
        <p className="small">
          {isClosed
            ? t('reg.senders.closed')
            : allowed === 'all'
              ? t('reg.senders.all', { n: measures.length })
              : allowed.map((id) => measureName(language, id)).join(' · ')}
        </p>
        <p className="small soft">
          {sender.unitId ? t('reg.senders.below', { unit: sender.unitId }) : t('reg.senders.everywhere')}
          {' · '}
          {t(sender.confirmedByNature ? 'reg.senders.confirmed' : 'reg.senders.unconfirmed')}
        </p>
        <p className="small soft">
          {lastSeenAt
            ? t('reg.senders.seen', { at: formatDateTime(language, lastSeenAt, today.slice(0, 4)) })
            : t('reg.senders.unseen')}
          {' · '}
          {t('reg.senders.counts', { refused, conflicts, waiting: unclaimedCards })}
        </p>
        {open && <Outcomes sender={sender.sender} />}
      </div>
      <span className={`chip ${isClosed ? 'na' : refused + conflicts > 0 ? 'risk' : 'good'}`}>
        <Icon name={isClosed ? 'na' : refused + conflicts > 0 ? 'risk' : 'good'} />
        {t(
          isClosed
            ? 'reg.senders.state.closed'
            : refused + conflicts > 0
              ? 'reg.senders.state.refused'
              : 'reg.senders.state.good',
        )}
      </span>
      <div className="row wrap meet-acts">
        <button
          className="btn"
          type="button"
          aria-expanded={open}
          aria-label={t('reg.actOf', { act: t('reg.senders.look'), title: sender.sender })}
          onClick={onOpen}
        >
          {t('reg.senders.look')}
        </button>
        {onEdit && (
          <button
            className="btn quiet"
            type="button"
            aria-label={t('reg.actOf', { act: t('reg.senders.edit'), title: sender.sender })}
            onClick={onEdit}
          >
            {t('reg.senders.edit')}
          </button>
        )}
      </div>
    </li>
  );
}

/** Evidence about units that nobody knows: it waits, and counts as soon as the directory names them. */
function Unclaimed() {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const list = useRegister<Waiting>('unclaimed', {});
  const cards = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (cards.length === 0) return null;
  const year = today.slice(0, 4);
  return (
    <Card title={t('reg.unclaimed.title')}>
      <p className="small note">{t('reg.unclaimed.why')}</p>
      <ul className="meet-list">
        {cards.map(({ cellId, period, sender, since }) => (
          <li key={`${cellId}|${period}`} data-row={cellId} tabIndex={-1}>
            <div className="meet-what">
              <p>
                <b>{cellId}</b> · {period}
              </p>
              <p className="small soft">
                {t('reg.unclaimed.line', { sender, at: formatDateTime(language, since, year) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <LoadMore
          shown={cards.length}
          busy={list.isFetchingNextPage}
          more={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </Card>
  );
}
