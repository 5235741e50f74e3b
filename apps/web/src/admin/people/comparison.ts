import { formatDate, roleName, type Language, type WordKey } from '@bontot/i18n';
import type { LocalDate } from '@bontot/kernel';
import type { Say } from '../../shared/index.ts';
import type { Answers } from '../meetings/ask.ts';
import type { Compared, Comparison } from './answers.ts';
import { gradeKey } from './classes.ts';
import type { Sending } from './sendings.ts';
import { givenPosts, kindKey, lastDayOf, timeOfPost } from './standing.ts';

export type ComparedRow = { key: WordKey; values: [string, string]; differs: boolean };

/** What two records say, line by line; what neither of them says is left out. */
export function comparedRows({ records: [one, other] }: Comparison, t: Say, language: Language, today: LocalDate) {
  const of = (record: Compared) => linesOf(record, t, language, today);
  const [left, right] = [of(one), of(other)];
  return left.flatMap(([key, value], at): ComparedRow[] => {
    const values: [string, string] = [value, right[at]![1]];
    return values.some((each) => each !== '') ? [{ key, values, differs: values[0] !== values[1] }] : [];
  });
}

function linesOf(record: Compared, t: Say, language: Language, today: LocalDate): [WordKey, string][] {
  const { member, cellName, contact, posts, account, classifications } = record;
  const day = (date: LocalDate | null | undefined): string => (date ? formatDate(language, date) : '');
  const held = givenPosts(posts).filter((post) => timeOfPost(post, today) !== 'ended');
  return [
    ['people.name', member.name],
    ['people.col.cell', cellName],
    ['people.col.kind', t(kindKey(member.kind))],
    ['people.col.since', day(member.joinedCellOn)],
    ['people.same.leftOn', member.leftCellOn === null ? '' : day(lastDayOf(member.leftCellOn))],
    ['people.contact.birthDate', day(contact?.birthDate)],
    ['people.contact.cardNumber', contact?.cardNumber ?? ''],
    ['people.contact.admittedOn', day(contact?.admittedOn)],
    ['people.contact.fullOn', day(contact?.fullOn)],
    ['people.contact.phone', contact?.phone ?? ''],
    ['people.contact.mail', contact?.mail ?? ''],
    ['people.posts', held.map(({ role, unitName }) => `${roleName(language, role)}, ${unitName}`).join('; ')],
    ['people.same.account', t(`people.same.account.${account}`)],
    [
      'people.same.classes',
      classifications
        .flatMap(({ year, grade }) => (grade ? [`${year}: ${t(gradeKey(grade))}`] : []))
        .sort()
        .join('; '),
    ],
  ];
}

/** What was confirmed, with both records as they were seen. */
export function closing({ records }: Comparison, { keptId, reason }: Answers): Sending {
  const kept = records.find(({ member }) => member.memberId === keptId)!.member;
  const duplicate = records.find(({ member }) => member.memberId !== keptId)!.member;
  const seen = { kept: kept.version, duplicate: duplicate.version };
  return {
    to: ['members', 'duplicates', 'close'],
    body: { keptId, duplicateId: duplicate.memberId, seen, reason },
  };
}
