import { usePlace, useSession } from '../../shared/index.ts';

/** The year that an overview speaks of: the one of the address, else this one. */
export function usePeriod(): string {
  const { search } = usePlace();
  const { today } = useSession();
  return /^\d{4}$/.test(search.period ?? '') ? search.period! : today.slice(0, 4);
}
