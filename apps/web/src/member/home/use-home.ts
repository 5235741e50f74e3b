import type { MeetingView, MemberHome } from '@bontot/meeting-core';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { heldView, keepHeard } from '../data/meeting.ts';
import { onChanged } from '../data/news.ts';
import { useRead, type Read } from '../data/read.ts';
import { usePending } from '../data/send.ts';
import { MINE, withPending, type Post } from './pending.ts';

export const HOME = '/api/v1/meetings/mine';

/**
 * A member's home as this phone knows it: what the server said, and on it what waits to be sent. Its meetings are kept one by one
 * too, so that each of them opens without a network.
 */
export function useHome(): Read<MemberHome> & { posts: readonly Post[] } {
  const read = useRead<MemberHome>(HOME);
  const posts = usePending(MINE);
  const heard = read.value;
  const [held, setHeld] = useState<ReadonlyMap<string, MeetingView>>(new Map());
  useEffect(() => {
    if (!heard) return;
    let shown = true;
    const ids = heard.meetings.map(({ meeting: { meetingId } }) => meetingId);
    const show = async () => {
      const views = await Promise.all(ids.map(heldView));
      const known = views.filter((view) => view !== undefined);
      if (shown) setHeld(new Map(known.map((view) => [view.meeting.meetingId, view])));
    };
    void keepHeard(heard.meetings)
      .then(show)
      .catch(() => undefined);
    const stop = onChanged(({ meetingId }) => meetingId !== undefined && ids.includes(meetingId) && void show());
    return () => {
      shown = false;
      stop();
    };
  }, [heard]);
  const value = useMemo(() => {
    if (!heard) return undefined;
    const meetings = heard.meetings.map((view) => held.get(view.meeting.meetingId) ?? view);
    return withPending({ ...heard, meetings }, posts);
  }, [heard, held, posts]);
  return { ...read, value, posts };
}
