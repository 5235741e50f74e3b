import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api.ts';
import { useLive } from '../../shared/live.ts';
import { useSession } from '../../shared/session.tsx';

const KEY = ['notices', 'unread'];

/** How many notices are unread, live; 0 while nobody knows, and for those whose posts bring no notices. */
export function useUnread(): number {
  const enabled = useSession().may('score.read');
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<{ unread: number }>('/api/v1/notices/unread', { signal }),
    staleTime: 60_000,
    enabled,
  });
  useLive(
    {
      onInbox: (hint) => client.setQueryData(KEY, hint),
      onGap: () => void client.invalidateQueries(),
      onEnd: () => void client.invalidateQueries({ queryKey: ['session'] }),
    },
    enabled,
  );
  return data?.unread ?? 0;
}
