import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '../../shared/index.ts';

/**
 * Says that something has changed in a unit that the page is about, and asks again when the reader wants it: rows do not move by
 * themselves. A meeting that was closed moves a card, so the hints of cards speak of meetings too.
 */
export function useFresh(concerns: (unitId: string) => boolean): { stale: boolean; renew: () => void } {
  const client = useQueryClient();
  const [stale, spoil] = useState(false);
  useLive({ onCard: ({ cellId }) => concerns(cellId) && spoil(true), onGap: () => spoil(true) });
  const renew = (): void => {
    spoil(false);
    void client.invalidateQueries({ queryKey: ['meetings'] });
  };
  return { stale, renew };
}

/** Asks again for one meeting at once: what is on screen changes in its place, and what was typed stays. */
export function useFreshMeeting(meetingId: string, unitId: string): void {
  const client = useQueryClient();
  const renew = (): void => void client.invalidateQueries({ queryKey: ['meetings', 'one', meetingId] });
  useLive({ onCard: ({ cellId }) => cellId === unitId && renew(), onGap: renew });
}
