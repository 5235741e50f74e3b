import type { Unit } from '@bontot/contracts';
import { addDays, endOfDay, localDateOf } from '@bontot/kernel';
import type { AssessmentChanged } from '../src/overview/card.ts';
import type { Outcome } from '../src/overview/outcome.ts';

export const TODAY = localDateOf(Date.now());
export const PERIOD = TODAY.slice(0, 4);
/** A moment at the end of the day so many days ago; now for today. */
export const at = (daysAgo: number): string =>
  new Date(daysAgo === 0 ? Date.now() : endOfDay(addDays(TODAY, -daysAgo)) - 60_000).toISOString();

export const unit = (path: string, change: Partial<Unit> = {}): Unit => {
  const ids = path.split('/').filter(Boolean);
  const unitId = ids.at(-1)!;
  const level = ids.length === 1 ? 'province' : ids.length === 2 ? 'commune' : 'cell';
  return {
    ...{ unitId, version: 1, parentId: ids.at(-2) ?? null, path, level, grassroots: false, name: `Đơn vị ${unitId}` },
    ...{ cellType: level === 'cell' ? 'residential' : null, validFrom: '2020-01-01', validTo: null, successorOf: [] },
    ...change,
  } as Unit;
};

type Standing = { outcome: Outcome; pace?: number | null; daysAgo?: number; points?: Record<string, number> };

/** A card's event; the self view says something else, which nobody here may show. */
export function card(path: string, revision: number, standing: Standing, change: Partial<AssessmentChanged> = {}) {
  const { outcome, pace = 90, daysAgo = 0, points = { '1.1': 5 } } = standing;
  const view = { result: outcome, total: null, pace, blockedBy: [], points, shares: { '1.1': 100 }, failing: {} };
  const self = { ...view, result: 'four_good' as const };
  return {
    ...{ cellId: path.split('/').at(-2)!, path, period: PERIOD, revision, asOf: TODAY, digest: '0'.repeat(64) },
    ...{ criteriaSet: { id: 'cell-default', version: '1.0.0' }, views: { self, reviewed: view } },
    ...{ changed: [], nextReviewAt: null, at: at(daysAgo) },
    ...change,
  } as AssessmentChanged;
}

/** A province with two communes of three and two cells. */
export const PATHS = {
  QN: '/QN/',
  LH: '/QN/QN-LH/',
  HM: '/QN/QN-HM/',
  LH1: '/QN/QN-LH/QN-LH-01/',
  LH2: '/QN/QN-LH/QN-LH-02/',
  LH3: '/QN/QN-LH/QN-LH-03/',
  HM1: '/QN/QN-HM/QN-HM-01/',
  HM2: '/QN/QN-HM/QN-HM-02/',
};
export const smallTree: Unit[] = Object.values(PATHS).map((path) => unit(path));
