import { useState } from 'react';
import { withoutMoving, type Reading } from './news.ts';

type Row = { cellId: string; revision: number | string };

/**
 * Rows as the reader has them: values follow the server at once, the order only when it is asked for.
 *
 * @param stamp names what the reader asked for (order, filter, number of pages); another one takes the new order
 * @param settled false while the rows are still those of the stamp before
 */
export function useSteadyRows<R extends Row>(
  latest: readonly R[],
  stamp: string,
  settled: boolean,
): Reading<R> & { take: () => void } {
  const [taken, setTaken] = useState<{ stamp: string | null; rows: readonly R[] }>({ stamp: null, rows: [] });
  const fresh = settled && taken.stamp !== stamp;
  // Adjusting state while rendering: what is asked for is shown with this very paint.
  if (fresh) setTaken({ stamp, rows: latest });
  const reading = withoutMoving(fresh ? latest : taken.rows, settled ? latest : taken.rows);
  return { ...reading, take: () => setTaken({ stamp, rows: latest }) };
}
