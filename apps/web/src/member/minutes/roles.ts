import type { Meeting } from '@bontot/meeting-core';

/** In which places somebody signs: where they are named, and where nobody is. One person never in both. */
export function rolesOf(
  { chairId, clerkId, minutes }: Pick<Meeting, 'chairId' | 'clerkId' | 'minutes'>,
  personId: string,
): ('chair' | 'clerk')[] {
  if (minutes.signatures.some((one) => one.personId === personId)) return [];
  const roles: ('chair' | 'clerk')[] = [];
  if (chairId === personId || (chairId === null && clerkId !== personId)) roles.push('chair');
  if (clerkId === personId || (clerkId === null && chairId !== personId)) roles.push('clerk');
  return roles;
}
