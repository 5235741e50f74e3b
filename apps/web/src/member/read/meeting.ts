import type { Excuse, FileRef, Meeting, Paper, PersonId, RollRow, Time, Voice, Vote } from '@bontot/meeting-core';

/** What a member reads out of a meeting. Pure; what may be done in which state is `isAllowedIn` of the rules. */

/** Each item with the hour at which it is planned to begin. */
export function plannedTimes({ agenda, startsAt }: Pick<Meeting, 'agenda' | 'startsAt'>): Time[] {
  let at = minutesOf(startsAt);
  return agenda.map(({ minutes }) => {
    const from = at;
    at += minutes;
    return timeOf(from);
  });
}

const minutesOf = (time: Time): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number): Time =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

export type ReadablePaper = { paperId: string; title: string; file: FileRef; itemId: string | null; version: number };

/** Papers that are out, each in the version that counts: the last one published. */
export const readablePapers = ({ papers }: Pick<Meeting, 'papers'>): ReadablePaper[] =>
  papers.flatMap(({ paperId, title, itemId, versions }: Paper) => {
    const out = versions.filter(({ publishedOn }) => publishedOn !== null);
    const last = out.at(-1);
    return last ? [{ paperId, title, itemId, file: last.file, version: out.length }] : [];
  });

export const isAcknowledged = ({ acknowledged }: Meeting, personId: PersonId, paperId: string): boolean =>
  acknowledged[personId]?.includes(paperId) ?? false;

export const unreadPapers = (meeting: Meeting, personId: PersonId): ReadablePaper[] =>
  readablePapers(meeting).filter(({ paperId }) => !isAcknowledged(meeting, personId, paperId));

export const excuseOf = ({ excuses }: Meeting, personId: PersonId): Excuse | undefined =>
  excuses.find((excuse) => excuse.personId === personId);

export const voicesOf = ({ voices }: Meeting, personId: PersonId): Voice[] =>
  voices.filter((voice) => voice.personId === personId);

export const rowOf = ({ roll }: Meeting, personId: PersonId): RollRow | undefined =>
  roll.find((row) => row.personId === personId);

/** Whoever is marked absent, or outside the base, may say that they are here; for everybody else the roll says so already. */
export function canCheckIn(meeting: Meeting, personId: PersonId): boolean {
  const row = meeting.state === 'in_progress' ? rowOf(meeting, personId) : undefined;
  if (!row) return false;
  if (row.mark === 'absent' || row.mark === 'excused') return true;
  return (row.mark === 'exempt' || row.mark === 'special_duty' || row.mark === 'away') && !row.cameAnyway;
}

export const openVotes = ({ votes }: Pick<Meeting, 'votes'>): Vote[] =>
  votes.filter(({ state, way }) => state === 'open' && way !== 'hand');

/**
 * The one act of the page that is drawn as the first: a vote that is open, then being here, then the first paper to read. Null
 * where nothing is asked of the reader.
 */
export function leadOf(meeting: Meeting, personId: PersonId): { vote: string } | 'check-in' | { paper: string } | null {
  const vote = openVotes(meeting).find((one) => hasVote(one, personId) && !Object.hasOwn(one.choices, personId));
  if (meeting.state === 'in_progress' && vote) return { vote: vote.voteId };
  if (canCheckIn(meeting, personId)) return 'check-in';
  const [paper] = meeting.state === 'announced' ? unreadPapers(meeting, personId) : [];
  return paper ? { paper: paper.paperId } : null;
}

export const hasVote = ({ eligibleIds }: Pick<Vote, 'eligibleIds'>, personId: PersonId): boolean =>
  eligibleIds.includes(personId);

/**
 * Why somebody has no vote, to be read on the ballot (domain handbook 3.4; Charter, art. 3); null for whoever has one. Present
 * is who was so when the vote was opened; `row` is the reader's own in the roll of that meeting.
 */
export function whyNoVote(
  vote: Pick<Vote, 'eligibleIds'>,
  personId: PersonId,
  row: Pick<RollRow, 'kind' | 'exempt'> | undefined,
): 'probationary' | 'exempt' | 'not_present' | 'not_listed' | null {
  if (hasVote(vote, personId)) return null;
  if (!row) return 'not_listed';
  if (row.exempt) return 'exempt';
  return row.kind === 'probationary' ? 'probationary' : 'not_present';
}

/** Where the bytes of a paper are, for whoever may see the meeting, document or report that it belongs to. */
export const paperAddress = (fileId: string, within: string): string =>
  `/api/v1/papers/${encodeURIComponent(fileId)}?in=${encodeURIComponent(within)}`;

/** The size of a file in the unit that people know: thousands of bytes below a million, else millions with one decimal. */
export const sizeOf = (bytes: number): { unit: 'kb' | 'mb'; value: number } =>
  bytes < 1_000_000
    ? { unit: 'kb', value: Math.max(1, Math.round(bytes / 1_000)) }
    : { unit: 'mb', value: Math.round(bytes / 100_000) / 10 };
