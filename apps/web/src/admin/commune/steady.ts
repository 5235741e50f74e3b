import { useState } from 'react';
import { withoutMoving, type Reading } from './news.ts';

type Row = { cellId: string; revision: number | string };

/**
 * Rows as the reader has them: values follow the server at once, the order only when it is asked for.
 *
 * @param stamp names what the reader asked for (order, filter, number of pages); another one takes the new order
 * `taken` are the rows as they were when the order was taken: what is filtered by its values is filtered by these, so that
 * no row leaves the list under the reader.
 *
 * @param settled false while the rows are still those of the stamp before
 */
export function useSteadyRows<R extends Row>(
  latest: readonly R[],
  stamp: string,
  settled: boolean,
): Reading<R> & { taken: readonly R[]; take: () => void } {
  const [held, setHeld] = useState<{ stamp: string | null; rows: readonly R[] }>({ stamp: null, rows: [] });
  const fresh = settled && held.stamp !== stamp;
  // Adjusting state while rendering: what is asked for is shown with this very paint.
  if (fresh) setHeld({ stamp, rows: latest });
  const taken = fresh ? latest : held.rows;
  return { ...withoutMoving(taken, settled ? latest : taken), taken, take: () => setHeld({ stamp, rows: latest }) };
}
