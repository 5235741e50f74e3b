import type { Member } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import type { Leader, RollPerson } from '@bontot/meeting-core';
import { holdsOn, type Copies, type KnownUnit } from './copies.ts';

const COMMITTEE = ['committee', 'standing_committee'] as const;
const LEADERS = ['secretary', 'deputy', 'supervisor'] as const;

/** Whether a unit meets as a cell or a part of one, or as the committee that leads it. */
export const subjectOf = ({ level }: Pick<KnownUnit, 'level'>): 'cell' | 'committee' =>
  level === 'cell' || level === 'party_group' ? 'cell' : 'committee';

/**
 * The list of the day: of a cell its members and those who stay there for a time, without whoever is suspended; of a committee those who hold a post in it, who are full members by nature
 * and whose exemption from their own cell's meetings says nothing here.
 */
export async function peopleOn(copies: Copies, unit: KnownUnit, day: LocalDate): Promise<RollPerson[]> {
  if (subjectOf(unit) === 'cell') {
    const [own, staying] = await Promise.all([
      copies.membersOn([unit.unitId], day),
      copies.stayingIn(unit.unitId, day),
    ]);
    return [
      ...own.map((member) => rollPersonOf(member, day)),
      ...staying.map((member) => ({ ...rollPersonOf(member, day), away: false, temporary: true })),
    ];
  }
  const posts = await copies.postsIn(unit.unitId, COMMITTEE, day);
  return [...new Set(posts.map(({ personId }) => personId))]
    .sort()
    .map((personId) => ({ personId, kind: 'full', exempt: false, specialDuty: false }));
}

export async function leadersOn(copies: Copies, unit: KnownUnit, day: LocalDate): Promise<Leader[]> {
  const roles = subjectOf(unit) === 'cell' ? LEADERS : COMMITTEE;
  return (await copies.postsIn(unit.unitId, roles, day)).map(({ personId, role }) => ({ personId, role }));
}

export const rollPersonOf = (
  { memberId, kind, exempt, specialDuty, temporary }: Member,
  day: LocalDate,
): RollPerson => ({
  personId: memberId,
  kind,
  exempt: holdsOn(exempt, day),
  specialDuty: holdsOn(specialDuty, day),
  ...(holdsOn(temporary, day) && { away: true }),
});
