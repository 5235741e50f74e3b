import { Card, useLanguage } from '../../shared/index.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import type { Names, Person } from './answers.ts';
import { TransferRow } from './TransferRow.tsx';
import { useTransferSteps } from './use-transfer-steps.ts';

/** A person's transfers; the one on its way can be taken back by the cell that sent it. */
export function TransfersCard({ person: { member, transfers, stays, may } }: { person: Person }) {
  const { t } = useLanguage();
  const steps = useTransferSteps({ [member.memberId]: member.name });
  if (transfers.length === 0) return null;
  const cells: Names = Object.fromEntries(stays.map(({ cellId, cellName }) => [cellId, cellName]));
  return (
    <Card title={t('people.title.transfers')}>
      <ul className="meet-list">
        {transfers.map((transfer) => (
          <TransferRow
            key={transfer.transferId}
            transfer={transfer}
            names={{}}
            cells={cells}
            side="from"
            ask={may.manage ? steps.open : undefined}
          />
        ))}
      </ul>
      <AskDialog asking={steps.asking} onClose={steps.close} />
    </Card>
  );
}
