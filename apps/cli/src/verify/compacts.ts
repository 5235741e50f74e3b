import { call, jsonOf } from '../http.ts';
import { TokenSource } from '../tokens.ts';
import type { Check, Finding } from './check.ts';

type Difference = { unitId: string; year: number; code: string };
type Page = { checked: { compacts: number }; differences: Difference[]; next: string | null };

/** Compacts of one request: a second at most. */
const PAGE = 200;
/** Differences listed; a rewritten database has one for each compact. */
const LISTED = 100;

/** What each code says to a person; the codes are those of `GET /api/v1/compact-verification`. */
const WORDS: Record<string, string> = {
  CONTENT_CHANGED: 'says something else today than what was confirmed',
  CONFIRMATION_CHANGED: 'its confirmations are not those that its history tells of',
};

/**
 * Holds every confirmed compact against its digest and its history through the gateway, as the technical administrator, page
 * by page, in the order of units. The first that was altered is the first that is listed.
 */
export const checkCompacts: Check = async (installation, { signal, progress }): Promise<Finding> => {
  const tokens = new TokenSource(installation, 'technical');
  const differences: string[] = [];
  let checked = 0;
  let wrong = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = `limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const headers = { authorization: await tokens.header() };
    const answer = await call(`${installation.url}/api/v1/compact-verification?${query}`, { headers, signal });
    const page: Page = await jsonOf<Page>(answer, 'the verification');
    checked += page.checked.compacts;
    wrong += page.differences.length;
    differences.push(...page.differences.slice(0, LISTED - differences.length).map(lineOf));
    cursor = page.next;
    if (cursor !== null) progress(`compacts: ${checked} so far`);
  }
  const more = wrong - differences.length;
  return {
    ok: wrong === 0,
    checked,
    differences,
    ...(more > 0 && { note: `${more} more differences are not listed` }),
  };
};

const lineOf = ({ unitId, year, code }: Difference): string => `${unitId} compact of ${year}: ${WORDS[code] ?? code}`;
