import { call, jsonOf } from '../http.ts';
import { TokenSource } from '../tokens.ts';
import type { Check, Finding } from './check.ts';

type Page = {
  checked: { cards: number; revisions: number };
  differences: { cellId: string; period: string; version: number; code: string }[];
  next: string | null;
};

/** Cards of one request: some seconds at most. */
const PAGE = 100;
/** Differences listed; a rewritten database has one for each revision behind the first. */
const LISTED = 100;

/** What each code says to a person; the codes are those of `GET /api/v1/verification/cards`. */
const WORDS: Record<string, string> = {
  VERSION_GAP: 'a revision before it is missing',
  LINK_BROKEN: 'does not name the hash of the revision before it',
  CONTENT_CHANGED: 'its content is not what its hash was taken of',
  DIGEST_DIFFERS: 'carries the assessment of another digest',
  SNAPSHOT_MISSED: 'does not point to the last snapshot',
  SNAPSHOT_DIFFERS: 'its snapshot is not what the log adds up to',
  UNREADABLE: 'cannot be read',
};

/** Walks every card's chain of revisions through the gateway, as the technical administrator, page by page. */
export const checkChains: Check = async (installation, { signal, progress }): Promise<Finding> => {
  const tokens = new TokenSource(installation, 'technical');
  const checked = { cards: 0, revisions: 0 };
  const differences: string[] = [];
  let wrong = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = `limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const headers = { authorization: await tokens.header() };
    const answer = await call(`${installation.url}/api/v1/verification/cards?${query}`, { headers, signal });
    const page: Page = await jsonOf<Page>(answer, 'the verification');
    checked.cards += page.checked.cards;
    checked.revisions += page.checked.revisions;
    wrong += page.differences.length;
    differences.push(...page.differences.slice(0, LISTED - differences.length).map(lineOf));
    cursor = page.next;
    if (cursor !== null) progress(`chains: ${checked.cards} cards, ${checked.revisions} revisions so far`);
  }
  const more = wrong > differences.length ? `, ${wrong - differences.length} more differences are not listed` : '';
  const note = `of ${checked.revisions} revisions${more}`;
  return { ok: wrong === 0, checked: checked.cards, differences, note };
};

const lineOf = ({ cellId, period, version, code }: Page['differences'][number]): string =>
  `${cellId} ${period} revision ${version}: ${WORDS[code] ?? code}`;
