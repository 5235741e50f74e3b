import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '../../shared/index.ts';
import { PEOPLE } from './reads.ts';
import type { Sending } from './sendings.ts';

const post = <Answer>({ to, body = {} }: Sending): Promise<Answer> =>
  api.post<Answer>(`/api/v1/${to.map(encodeURIComponent).join('/')}`, body);

/** After a write everything about people is asked for again, and names that other pages keep. */
export const refreshPeople = async (client: QueryClient): Promise<void> => {
  await Promise.all([PEOPLE, 'people'].map((key) => client.invalidateQueries({ queryKey: [key] })));
};

export function useSendPeople<Answer = unknown>() {
  const client = useQueryClient();
  return useMutation({ mutationFn: post<Answer>, onSuccess: () => refreshPeople(client) });
}
