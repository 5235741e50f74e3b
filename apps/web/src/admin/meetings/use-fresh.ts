import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '../../shared/index.ts';

/**
 * Says that something may have changed below the reader, and asks again when the reader wants it: rows do not move by
 * themselves. A meeting that was closed moves a card, so the hints of cards speak of meetings too.
 */
export function useFresh(): { stale: boolean; renew: () => void } {
  const client = useQueryClient();
  const [stale, spoil] = useState(false);
  useLive({ onCard: () => spoil(true), onGap: () => spoil(true) });
  const renew = (): void => {
    spoil(false);
    void client.invalidateQueries({ queryKey: ['meetings'] });
  };
  return { stale, renew };
}
