import { lastDayOfMonth } from '@bontot/kernel';
import type { MonthLine, UnitDesk } from '@bontot/meeting-core';
import type { IconName } from '../parts/icons.ts';

export type MonthState =
  | 'held'
  | 'running'
  | 'announced'
  | 'draft'
  | 'asked'
  | 'postponed'
  | 'waived'
  | 'refused'
  | 'missed'
  | 'elsewhere'
  | 'nothing'
  | 'later';

export const lookOfMonth: Record<MonthState, { icon: IconName; look: string }> = {
  held: { icon: 'good', look: 'good' },
  running: { icon: 'part', look: 'notdue' },
  announced: { icon: 'calendar', look: 'notdue' },
  draft: { icon: 'pencil', look: 'notdue' },
  asked: { icon: 'notdue', look: 'risk' },
  postponed: { icon: 'calendar', look: 'notdue' },
  waived: { icon: 'na', look: 'na' },
  refused: { icon: 'risk', look: 'risk' },
  missed: { icon: 'fail', look: 'fail' },
  elsewhere: { icon: 'document', look: 'na' },
  nothing: { icon: 'risk', look: 'risk' },
  later: { icon: 'notdue', look: 'notdue' },
};

/** How the regular meeting of a month stands (domain handbook 3.2): held, on its way, put off, waived, or missing. */
export function monthStateOf(
  { month, regular, duty }: MonthLine,
  { today, keptSince }: Pick<UnitDesk, 'today' | 'keptSince'>,
): MonthState {
  if (regular?.state === 'closed' || duty?.heldBy) return 'held';
  if (regular?.state === 'in_progress') return 'running';
  const requests = duty?.requests ?? [];
  if (requests.some(({ kind, decision }) => kind === 'waiver' && decision?.decision === 'approved')) return 'waived';
  const put = requests.findLast(({ kind, decision }) => kind === 'postponement' && decision?.decision === 'approved');
  if (put && !duty?.lapsed) return 'postponed';
  if (requests.some(({ decision }) => decision === null)) return 'asked';
  if (lastDayOfMonth(`${month}-01`) < today) return keptSince && month < keptSince ? 'elsewhere' : 'missed';
  if (regular?.state === 'announced') return 'announced';
  if (regular?.state === 'draft') return 'draft';
  if (requests.at(-1)?.decision?.decision === 'refused') return 'refused';
  return month > today.slice(0, 7) ? 'later' : 'nothing';
}
