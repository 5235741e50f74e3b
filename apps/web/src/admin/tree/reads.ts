import type { Unit } from '@bontot/contracts';
import { useQuery } from '@tanstack/react-query';
import { api, type Paged } from '../../shared/index.ts';

const AT_ONCE = 500;

/** A change of a unit as the directory keeps it: what, under which decision, from which day on. */
export type Change = {
  kind: 'rename' | 'change-type' | 'move' | 'merge' | 'split' | 'dissolve';
  decision: string;
  effectiveOn: string;
  name?: string;
  cellType?: string;
  parentId?: string;
  into?: string[];
};
export type UnitWithHistory = Unit & { changes: Change[]; ahead: Change[]; successors: string[] };

/** Every unit in reach as it was on the day; the past hardly ever changes while a page is open. */
export const useTreeOn = (on: string) =>
  useQuery({
    queryKey: ['organisation', 'on', on],
    staleTime: 300_000,
    queryFn: async ({ signal }): Promise<Unit[]> => {
      const units: Unit[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = { on, cursor, limit: AT_ONCE };
        const page: Paged<Unit> = await api.get<Paged<Unit>>('/api/v1/units', { query, signal });
        units.push(...page.items);
        cursor = page.next;
      }
      return units;
    },
  });

export const useUnitHistory = (unitId: string | null) =>
  useQuery({
    queryKey: ['organisation', 'unit', unitId],
    enabled: unitId !== null,
    queryFn: ({ signal }) => api.get<UnitWithHistory>(`/api/v1/units/${encodeURIComponent(unitId!)}`, { signal }),
  });
