import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api.ts';
import { useLive } from '../../shared/live.ts';

const KEY = ['notices', 'unread'];

/** How many notices are unread, live; 0 while nobody knows. */
export function useUnread(): number {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<{ unread: number }>('/api/v1/notices/unread', { signal }),
    staleTime: 60_000,
  });
  useLive({
    onInbox: (hint) => client.setQueryData(KEY, hint),
    onGap: () => void client.invalidateQueries(),
  });
  return data?.unread ?? 0;
}
