import type { LocalDate } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type * as z from 'zod';
import type { TransferState } from '../transfer/transfer.ts';
import type { TransferAnswer } from './people-schemas.ts';

/** A transfer as pages get it. */
export function transferOf(
  { state: { history, fingerprint, untold, ...transfer }, version }: Stored<TransferState>,
  today: LocalDate,
): z.infer<typeof TransferAnswer> {
  return { ...transfer, version, overdue: transfer.dueOn !== null && transfer.dueOn < today };
}
