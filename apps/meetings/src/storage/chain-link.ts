import { canonical } from '@bontot/kernel';
import { sha256 } from './digest.ts';

/**
 * One signed page in its unit's chain. The digest is taken of salt and content, so that a link could be shown without
 * letting anybody guess a short text; the link's own hash covers the one before it.
 */
export type Link = {
  /** `<unitId>|<n>`. */
  _id: string;
  unitId: string;
  /** Counts the signed pages of the unit from 1. */
  n: number;
  kind: 'minutes' | 'amendment';
  meetingId: string;
  /** The meeting's id for minutes, the amendment's for an amendment. */
  pageId: string;
  /** When it was chained. */
  at: number;
  salt: string;
  content: string;
  digest: string;
  previous: string;
  hash: string;
};

export type Page = Pick<Link, 'unitId' | 'kind' | 'meetingId' | 'pageId' | 'at' | 'salt' | 'content'>;

export function linkAfter(last: Pick<Link, 'n' | 'hash'> | undefined, page: Page): Link {
  const n = (last?.n ?? 0) + 1;
  const link = { _id: `${page.unitId}|${n}`, n, ...page, digest: digestOf(page), previous: last?.hash ?? '' };
  return { ...link, hash: hashOf(link) };
}

export const digestOf = ({ salt, content }: Pick<Link, 'salt' | 'content'>): string => sha256(salt + content);

export const hashOf = ({ unitId, n, kind, meetingId, pageId, at, digest, previous }: Omit<Link, 'hash'>): string =>
  sha256(canonical({ unitId, n, kind, meetingId, pageId, at, digest, previous }));

/**
 * What is wrong with a page: a link is missing before it (`VERSION_GAP`), it does not name the hash of the one before
 * (`LINK_BROKEN`), its content is not what its hash was taken of (`CONTENT_CHANGED`), the meeting says something else
 * today than what was signed (`MINUTES_DIFFER`), or what was signed is in no link (`NOT_CHAINED`).
 */
export type FaultCode = 'VERSION_GAP' | 'LINK_BROKEN' | 'CONTENT_CHANGED' | 'MINUTES_DIFFER' | 'NOT_CHAINED';
const NOT_CHAINED: FaultCode = 'NOT_CHAINED';
export type Fault = { unitId: string; n: number | null; meetingId: string; pageId: string; code: FaultCode };

/**
 * Walks one unit's links in order and holds each against what the meeting says now.
 *
 * @param standing the text of each signed page as its meeting has it, by the page's id; a page without one is missing there
 */
export function faultsOf(links: readonly Link[], standing: ReadonlyMap<string, Standing>): Fault[] {
  const faults: Fault[] = [];
  let before: Pick<Link, 'n' | 'hash'> = { n: 0, hash: '' };
  for (const link of links) {
    const { unitId, n, meetingId, pageId } = link;
    const codes: FaultCode[] = [];
    if (n !== before.n + 1) codes.push('VERSION_GAP');
    if (link.previous !== before.hash) codes.push('LINK_BROKEN');
    if (link.digest !== digestOf(link) || link.hash !== hashOf(link)) codes.push('CONTENT_CHANGED');
    else if (standing.get(pageId)?.text !== link.content) codes.push('MINUTES_DIFFER');
    faults.push(...codes.map((code) => ({ unitId, n, meetingId, pageId, code })));
    before = link;
  }
  const linked = new Set(links.map(({ pageId }) => pageId));
  for (const [pageId, { unitId, meetingId, waits }] of standing)
    if (!linked.has(pageId) && !waits) faults.push({ unitId, n: null, meetingId, pageId, code: NOT_CHAINED });
  return faults;
}

/** A signed page as its meeting has it; `waits` while the link is still to be made. */
export type Standing = { unitId: string; meetingId: string; text: string; waits: boolean };
