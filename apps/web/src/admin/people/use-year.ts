import { usePlace } from '../../shared/index.ts';

/** The year of the address, else the one that is asked about now. */
export function useYear(now: string): string {
  const { search } = usePlace();
  return /^20\d\d$/.test(search['year'] ?? '') ? search['year']! : now;
}
