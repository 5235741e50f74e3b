import type { CellType, Level } from '@bontot/contracts';
import type { WordKey } from '@bontot/i18n';
import { localDateOf, type LocalDate } from '@bontot/kernel';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Paged } from '../../shared/index.ts';
import type { Sign } from '../meetings/signs.ts';

/** A unit that a step founds. */
export type Successor = { unitId: string; parentId: string; name: string; cellType: CellType | null };
export type Part = Successor & { members: string[]; units: string[]; rest: boolean };

/** One step of a plan as the directory takes it. */
export type Step =
  | ({ kind: 'create'; level: Level } & Successor)
  | { kind: 'rename'; unitId: string; name: string }
  | { kind: 'change-type'; unitId: string; cellType: CellType }
  | { kind: 'move'; unitId: string; parentId: string }
  | { kind: 'merge'; unitIds: string[]; into: Successor }
  | { kind: 'split'; unitId: string; into: Part[] }
  | { kind: 'dissolve'; unitId: string };

export type Problem = { step: number | null; code: string; details: Record<string, unknown> };
type Place = { name: string; cellType: CellType | null; parentId: string | null; parentName: string | null };
export type Row = { unitId: string; level: Level; before: Place | null; after: Place | null };
export type Preview = { problems: Problem[]; rows: Row[]; more: number; cells: number; members: number };
type Signed = { by: string; at: number };
type Head = {
  planId: string;
  unitId: string;
  decision: string;
  effectiveOn: LocalDate;
  state: 'draft' | 'approved' | 'applied' | 'cancelled';
  revision: number;
  entered: Signed;
  approved: Signed | null;
  begun: number | null;
  blocked: { at: number; problems: Problem[] } | null;
};
export type PlanLine = Head & { steps: number; done: number };
export type Plan = Head & {
  steps: Step[];
  done: { at: number; units: number; members: number }[];
  open: boolean;
  preview: Preview | null;
};
export type Content = { decision: string; effectiveOn: LocalDate; steps: Step[] };

const KEY = 'plans';
const PATH = '/api/v1/plans';
/** While a plan is carried out. */
const LOOK_MS = 700;
const at = (planId: string, act = ''): string => `${PATH}/${encodeURIComponent(planId)}${act}`;

export const usePlans = () =>
  useInfiniteQuery({
    queryKey: [KEY, 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<PlanLine>>(PATH, { query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Rehearsed anew at every look: what others change shows in the preview. */
export const usePlan = (planId: string) =>
  useQuery({
    queryKey: [KEY, 'one', planId],
    queryFn: ({ signal }) => api.get<Plan>(at(planId), { signal }),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? LOOK_MS : false),
  });

/** Its day has come and nothing stands in its way: the next look will find more of it done. */
const isAtWork = ({ state, blocked, effectiveOn }: Head): boolean =>
  state === 'approved' && !blocked && effectiveOn <= localDateOf(Date.now());

export type PlanAct =
  | { type: 'draft'; planId: string; unitId: string; content: Content }
  | { type: 'change'; planId: string; revision: number; content: Content }
  | { type: 'approve'; planId: string; revision: number }
  | { type: 'cancel'; planId: string };

const send = (act: PlanAct): Promise<Plan> => {
  const { planId } = act;
  if (act.type === 'draft') return api.post<Plan>(PATH, { planId, unitId: act.unitId, ...act.content });
  if (act.type === 'change') return api.put<Plan>(at(planId), { revision: act.revision, ...act.content });
  return act.type === 'approve'
    ? api.post<Plan>(at(planId, '/approve'), { revision: act.revision })
    : api.post<Plan>(at(planId, '/cancel'));
};

/** Does something with a plan; its answer is what is shown next, and the lists are asked for again. */
export function usePlanAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (plan) => {
      client.setQueryData([KEY, 'one', plan.planId], plan);
      void client.invalidateQueries({ queryKey: [KEY, 'list'] });
    },
  });
}

/** How a plan stands, in a word with its outline. */
export function signOf({ state, blocked, begun }: Pick<Head, 'state' | 'blocked' | 'begun'>): Sign {
  const sign = (look: Sign['look'], key: string): Sign => ({ look, icon: look, key: `organisation.${key}` as WordKey });
  if (state === 'approved' && blocked) return sign('fail', 'state.blocked');
  if (state === 'approved') return sign('notdue', begun === null ? 'state.approved' : 'state.begun');
  if (state === 'applied') return sign('good', 'state.applied');
  return state === 'draft' ? sign('nodata', 'state.draft') : sign('na', 'state.cancelled');
}
