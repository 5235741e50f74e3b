import { firstOf, needsDate, needsMonth, needsMonthOf, needsText, needsTime, needsWhole } from './checks.ts';
import { began, changedTo, refuseDuty, type Decided, type DutyAround } from './duty.ts';
import type { UnitSettings } from './obligations.ts';

/** What a unit says of itself; the limits are its committee's word. */
export type Series = Pick<UnitSettings, 'regular' | 'thematic' | 'exceptions' | 'groups'>;

export type SettingsAct =
  | ({ type: 'set-series'; unitId: string } & Series)
  | ({ type: 'set-limits'; unitId: string } & Pick<UnitSettings, 'minMinutes' | 'attendanceBase'> & {
        /** Members of the unit on the day, from the directory. */
        members: number;
      });

/** 42-HD/BTCTW (2025): 90 minutes; for cells with fewer than 9 members the committee may set 45–89 (domain handbook 3.5). */
const MIN_MINUTES = 90;
const LEAST_MINUTES = 45;
const SMALL_CELL = 9;

/** What holds where nobody has agreed anything. */
export const defaultSettings = (unitId: string): UnitSettings => ({
  unitId,
  minMinutes: MIN_MINUTES,
  attendanceBase: 'strict',
  regular: null,
  thematic: null,
  exceptions: [],
  groups: [],
});

export function decideSettings(
  act: SettingsAct,
  settings: UnitSettings | undefined,
  _around: DutyAround,
): Decided<UnitSettings> {
  const { type, unitId, ...given } = act;
  const refused = act.type === 'set-series' ? refusalOfSeries(act) : refusalOfLimits(act);
  if (refused) return refused;
  const patch: Partial<UnitSettings> =
    'members' in given
      ? { minMinutes: given.minMinutes, attendanceBase: given.attendanceBase }
      : { ...given, exceptions: given.exceptions.toSorted((a, b) => (a.month < b.month ? -1 : 1)) };
  return settings
    ? changedTo(`settings.${type}`, settings, patch)
    : began(`settings.${type}`, { ...defaultSettings(unitId), ...patch });
}

function refusalOfLimits({ minMinutes, members }: Extract<SettingsAct, { type: 'set-limits' }>) {
  const refused = firstOf(needsWhole('minMinutes', minMinutes, LEAST_MINUTES, MIN_MINUTES));
  if (refused) return refused;
  return minMinutes < MIN_MINUTES && members >= SMALL_CELL
    ? refuseDuty('MINUTES_FOR_SMALL_CELLS', { members, under: SMALL_CELL })
    : undefined;
}

function refusalOfSeries({ regular, thematic, exceptions, groups }: Series) {
  const refusedDay = (field: string, series: { day: number; startsAt: string } | null) =>
    series && firstOf(needsWhole(field, series.day, 1, 31), needsTime('startsAt', series.startsAt));
  const refused =
    refusedDay('regular.day', regular) ??
    refusedDay('thematic.day', thematic) ??
    firstOf(
      ...exceptions.flatMap(({ month, heldOn, reason }) => [
        needsMonth(month),
        needsDate('heldOn', heldOn) ?? needsMonthOf(heldOn, month),
        needsText('reason', reason),
      ]),
    );
  if (refused) return refused;
  const month = twice(exceptions.map((exception) => exception.month));
  if (month !== undefined) return refuseDuty('EXCEPTION_TWICE', { month });
  const groupId = twice(groups.map((group) => group.groupId));
  if (groupId !== undefined) return refuseDuty('GROUP_TWICE', { groupId });
  const personId = twice(groups.flatMap(({ memberIds }) => memberIds));
  return personId === undefined ? undefined : refuseDuty('MEMBER_IN_TWO_GROUPS', { personId });
}

/** What stands twice in a list. */
const twice = (list: readonly string[]): string | undefined => list.find((each, at) => list.indexOf(each) !== at);
