import { localDateOf, type Instant } from '@bontot/kernel';
import type { DutyAround } from '@bontot/meeting-core';
import { BY_TIMER, type Changed, type Kept } from '../meeting/kept.ts';

type Beside = { around: DutyAround; above: string[]; changed: Changed };

/** What goes beside an act that follows from another aggregate's change: in its place, by who changed it. */
export const askedAt = ({ above, changed }: Kept<object>, at: Instant): Beside => ({
  around: { by: changed.by.replace(/^\w+:/, ''), at, today: localDateOf(at) },
  above,
  changed: { at, by: changed.by },
});

/** What goes beside what time alone does. */
export const byTimer = (above: string[], at: Instant): Beside => ({
  around: { by: 'system', at, today: localDateOf(at) },
  above,
  changed: { at, by: BY_TIMER },
});
