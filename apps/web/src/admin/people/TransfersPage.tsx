import {
  Card,
  EmptyState,
  ErrorState,
  Loading,
  LoadMore,
  SegmentedControl,
  useLanguage,
  usePlace,
  useSearchChange,
} from '../../shared/index.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import type { Names, PeopleUnit } from './answers.ts';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useTransfers } from './reads.ts';
import { TransferRow } from './TransferRow.tsx';
import { useTransferSteps } from './use-transfer-steps.ts';

/** `/units/:unitId/transfers`: papers on their way here and from here, overdue ones first. */
export default function TransfersPage() {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const state = search['show'] === 'closed' ? 'closed' : 'open';
  return (
    <PeopleFrame part="transfers">
      {({ unit }) => (
        <>
          <SegmentedControl
            label={t('people.transfers.show')}
            value={state}
            options={(['open', 'closed'] as const).map((value) => ({
              value,
              label: t(`people.transfers.show.${value}`),
            }))}
            onChange={(value) => change({ show: value === 'closed' ? value : undefined })}
          />
          <Side unit={unit} side="to" state={state} />
          <Side unit={unit} side="from" state={state} />
          <p className="small soft">{t('people.transfers.days')}</p>
        </>
      )}
    </PeopleFrame>
  );
}

type Parts = { unit: PeopleUnit; side: 'from' | 'to'; state: 'open' | 'closed' };

function Side({ unit, side, state }: Parts) {
  const { t } = useLanguage();
  const transfers = useTransfers(unit.unitId, side, state);
  const pages = transfers.data?.pages ?? [];
  const rows = pages.flatMap(({ items }) => items);
  const names: Names = Object.assign({}, ...pages.map((page) => page.names));
  const cells: Names = Object.assign({}, ...pages.map((page) => page.cells));
  const steps = useTransferSteps(names);
  const manages = pages[0]?.may.manage === true;
  return (
    <Card title={t(`people.transfers.${side}`)}>
      {!transfers.data ? (
        transfers.error ? (
          <ErrorState error={transfers.error} retry={() => void transfers.refetch()} />
        ) : (
          <Loading blocks={[4]} />
        )
      ) : rows.length === 0 ? (
        <EmptyState
          icon="document"
          title={t(`people.transfers.none.${side}.${state}`)}
          why={t('people.transfers.none.why')}
        />
      ) : (
        <ul className="meet-list">
          {rows.map((transfer, at) => (
            <TransferRow
              key={transfer.transferId}
              transfer={transfer}
              names={names}
              cells={cells}
              side={side}
              first={side === 'to' && at === 0}
              ask={manages ? steps.open : undefined}
            />
          ))}
        </ul>
      )}
      {transfers.hasNextPage && (
        <LoadMore
          shown={rows.length}
          busy={transfers.isFetchingNextPage}
          more={transfers.hasNextPage}
          onMore={() => void transfers.fetchNextPage()}
        />
      )}
      <AskDialog asking={steps.asking} onClose={steps.close} />
    </Card>
  );
}
