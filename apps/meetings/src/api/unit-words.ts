import { say } from '@bontot/i18n';
import type { LocalDate } from '@bontot/kernel';
import type { UnitWords } from '@bontot/meeting-core';
import type { Copies } from '../storage/copies.ts';
import { leadersOn } from '../storage/people.ts';

/** What minutes call a unit and its leaders of a day; in Vietnamese, whatever the page speaks. */
export async function unitWordsOf(copies: Copies, unitId: string, day: LocalDate): Promise<UnitWords> {
  const unit = await copies.unit(unitId);
  if (!unit) return { name: unitId };
  const leaders = await leadersOn(copies, unit, day);
  return {
    name: unit.name,
    offices: Object.fromEntries(leaders.map(({ personId, role }) => [personId, say('vi', `role.${role}`)])),
  };
}
