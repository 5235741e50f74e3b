import { call, jsonOf } from '../http.ts';
import { TokenSource } from '../tokens.ts';
import type { Check, Finding } from './check.ts';

type Difference = { unitId: string; n: number | null; meetingId: string; pageId: string; code: string };
type Page = {
  checked: { units: number; pages: number };
  differences: Difference[];
  next: string | null;
};

/** Units of one request: some seconds at most. */
const PAGE = 100;
/** Differences listed; a rewritten database has one for each document behind the first. */
const LISTED = 100;

/** What each code says to a person; the codes are those of `GET /api/v1/minutes-verification`. */
const WORDS: Record<string, string> = {
  VERSION_GAP: 'a signed document before it is missing',
  LINK_BROKEN: 'does not name the hash of the document before it',
  CONTENT_CHANGED: 'its content is not what its hash was taken of',
  MINUTES_DIFFER: 'the meeting says something else today than what was signed',
  NOT_CHAINED: 'was signed and is in no chain',
};

/**
 * Walks the chain of signed minutes of every unit through the gateway, as the technical administrator, page by page, and holds
 * each document against its meeting. The first that was altered is the first that is listed.
 */
export const checkMinutes: Check = async (installation, { signal, progress }): Promise<Finding> => {
  const tokens = new TokenSource(installation, 'technical');
  const checked = { units: 0, pages: 0 };
  const differences: string[] = [];
  let wrong = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = `limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const headers = { authorization: await tokens.header() };
    const answer = await call(`${installation.url}/api/v1/minutes-verification?${query}`, { headers, signal });
    const page: Page = await jsonOf<Page>(answer, 'the verification');
    checked.units += page.checked.units;
    checked.pages += page.checked.pages;
    wrong += page.differences.length;
    differences.push(...page.differences.slice(0, LISTED - differences.length).map(lineOf));
    cursor = page.next;
    if (cursor !== null) progress(`minutes: ${checked.units} units, ${checked.pages} signed documents so far`);
  }
  const more = wrong > differences.length ? `, ${wrong - differences.length} more differences are not listed` : '';
  return { ok: wrong === 0, checked: checked.pages, differences, note: `of ${checked.units} units${more}` };
};

const lineOf = ({ unitId, n, meetingId, pageId, code }: Difference): string => {
  const what = pageId === meetingId ? `minutes of meeting ${meetingId}` : `amendment ${pageId} of meeting ${meetingId}`;
  return `${unitId} ${n === null ? '' : `document ${n}, `}${what}: ${WORDS[code] ?? code}`;
};
