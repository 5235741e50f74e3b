import { addDays, type LocalDate } from '@bontot/kernel';
import type { WordKey } from '@bontot/i18n';
import type { Sign } from '../meetings/signs.ts';
import type { Member, Post } from './answers.ts';

type Span = { from: LocalDate; to: LocalDate | null };
export const holdsOn = (span: Span | null, day: LocalDate): span is Span =>
  span !== null && span.from <= day && (span.to === null || span.to >= day);

/** What sets a member apart from one who takes part as usual, the gravest first. */
export type Standing = {
  what: 'duplicate' | 'left' | 'suspended' | 'away' | 'special-duty' | 'exempt';
  until: LocalDate | null;
};

export function standingsOn(member: Member, day: LocalDate): Standing[] {
  const { leftCellOn, suspended, temporary, specialDuty, exempt } = member;
  if (member.sameAs) return [{ what: 'duplicate', until: null }];
  if (leftCellOn !== null && leftCellOn <= day) return [{ what: 'left', until: null }];
  const spans = [
    ['suspended', suspended],
    ['away', temporary],
    ['special-duty', specialDuty],
    ['exempt', exempt],
  ] as const;
  return spans.flatMap(([what, span]) => (holdsOn(span, day) ? [{ what, until: span.to }] : []));
}

const standingSigns: Record<Standing['what'], Sign> = {
  duplicate: { key: 'people.is.duplicate', look: 'na', icon: 'na' },
  left: { key: 'people.is.left', look: 'na', icon: 'na' },
  suspended: { key: 'people.is.suspended', look: 'fail', icon: 'fail' },
  away: { key: 'people.is.away', look: 'notdue', icon: 'right' },
  'special-duty': { key: 'people.is.special-duty', look: 'notdue', icon: 'part' },
  exempt: { key: 'people.is.exempt', look: 'na', icon: 'na' },
};
export const standingSign = ({ what }: Standing): Sign => standingSigns[what];

export const kindKey = (kind: Member['kind']): WordKey =>
  kind === 'full' ? 'people.kind.full' : 'people.kind.probationary';

/** Posts that somebody was given; those that follow from being a member are no news on a member's page. */
const OF_MEMBERSHIP = new Set(['member', 'probationary', 'exempt']);
export const givenPosts = <P extends Pick<Post, 'role'>>(posts: readonly P[]): P[] =>
  posts.filter(({ role }) => !OF_MEMBERSHIP.has(role));

export type PostTime = 'now' | 'ended' | 'ahead';
export const timeOfPost = ({ from, until }: Pick<Post, 'from' | 'until'>, today: LocalDate): PostTime =>
  from > today ? 'ahead' : until !== null && until < today ? 'ended' : 'now';

/** Posts of now first, then those to come, then those that have ended, the latest first. */
export const byTime =
  (today: LocalDate) =>
  (a: Pick<Post, 'from' | 'until'>, b: Pick<Post, 'from' | 'until'>): number => {
    const rank: Record<PostTime, number> = { now: 0, ahead: 1, ended: 2 };
    return rank[timeOfPost(a, today)] - rank[timeOfPost(b, today)] || b.from.localeCompare(a.from);
  };

/** The last day in a cell; what is stored is the first day on which the person no longer counts there. */
export const lastDayOf = (leftCellOn: LocalDate): LocalDate => addDays(leftCellOn, -1);

export const byPerson = <P extends Pick<Post, 'personId'>>(posts: readonly P[]): Map<string, P[]> =>
  Map.groupBy(posts, ({ personId }) => personId);
