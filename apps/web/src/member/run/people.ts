import { fixedMark, type Leader, type MeetingView, type Names, type RollRow } from '@bontot/meeting-core';

const collator = new Intl.Collator('vi');

/** A name and the mark that tells two apart who are called the same: `Nguyễn Văn An (1961)`. */
export function nameParts(name: string): { name: string; mark: string } {
  const [, plain = name, mark = ''] = /^(.*?)\s*[(,]\s*(.*?)\)?$/.exec(name) ?? [];
  return { name: plain, mark };
}

/** By given name, which stands last, then by the names before it, as a list of members is kept. */
export function byGivenName(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => nameParts(name).name.split(' '));
  const given = collator.compare(left!.at(-1)!, right!.at(-1)!);
  return given || collator.compare(left!.join(' '), right!.join(' ')) || collator.compare(a, b);
}

export const nameOf = (names: Names, personId: string | null): string =>
  personId === null ? '' : (names[personId] ?? personId);

/** The roll as it is called: those who have to come, sorted; those who are outside of it stand apart. */
export function calledOf({ meeting, names }: Pick<MeetingView, 'meeting' | 'names'>): {
  called: RollRow[];
  apart: RollRow[];
} {
  const sorted = meeting.roll.toSorted((a, b) => byGivenName(nameOf(names, a.personId), nameOf(names, b.personId)));
  return {
    called: sorted.filter((row) => fixedMark(row) === null),
    apart: sorted.filter((row) => fixedMark(row) !== null),
  };
}

export const officeOf = (leaders: readonly Leader[], personId: string): Leader['role'] | undefined =>
  leaders.find((leader) => leader.personId === personId)?.role;
