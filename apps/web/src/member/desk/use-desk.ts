import type { MeetingView, UnitDesk } from '@bontot/meeting-core';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useSession } from '../app/session.tsx';
import { heldMeetings, keepMeetings } from '../data/meeting.ts';
import { onChanged } from '../data/news.ts';
import { useRead, type Read } from '../data/read.ts';
import { withHeld } from './held.ts';

export const deskPath = (unitId: string, year: string): string =>
  `/api/v1/meetings/desk?unitId=${encodeURIComponent(unitId)}&year=${year}`;

/**
 * The month of the unit that this person leads: what the server says, and on it what this phone has done meanwhile. The meetings
 * that are to come are put on the phone, to be held where there is no network.
 */
export function useDesk(): Read<UnitDesk> {
  const { leads, today } = useSession();
  const year = today.slice(0, 4);
  const read = useRead<UnitDesk>(leads ? deskPath(leads.unitId, year) : null);
  const heard = read.value;
  const [held, setHeld] = useState<MeetingView[]>([]);
  useEffect(() => {
    if (!heard) return;
    let shown = true;
    const show = async () => {
      const views = await heldMeetings(heard.unitId);
      if (shown) setHeld(views);
    };
    void show();
    if (!read.stale) void keepMeetings(heard.open.map(({ meetingId }) => meetingId)).then(show);
    const stop = onChanged(({ meetingId }) => meetingId !== undefined && void show());
    return () => {
      shown = false;
      stop();
    };
  }, [heard, read.stale]);
  const value = useMemo(() => heard && withHeld(heard, held), [heard, held]);
  return { ...read, value };
}
