import { faultsOf, type Fault, type Standing } from './chain-link.ts';
import { pageText } from './digest.ts';
import { signedPages } from '../meeting/follow-ups.ts';
import { meetingOf } from '../meeting/record.ts';
import type { Copies } from './copies.ts';
import type { Meetings } from './meetings.ts';
import type { MinutesChain } from './minutes-chain.ts';

export type Walked = { checked: { units: number; pages: number }; faults: Fault[]; next: string | null };

/** Holds the chains of a page of units against what their meetings say now. */
export class ChainWalk {
  readonly #parts: { copies: Copies; meetings: Meetings; chain: MinutesChain };

  constructor(parts: { copies: Copies; meetings: Meetings; chain: MinutesChain }) {
    this.#parts = parts;
  }

  /** @param after id of the last unit of the page before, or '' */
  async walk(after: string, limit: number): Promise<Walked> {
    const { copies, meetings, chain } = this.#parts;
    const unitIds = await copies.unitIds(after, limit);
    const links = Map.groupBy(await chain.of(unitIds), ({ unitId }) => unitId);
    const standing = new Map<string, Map<string, Standing>>();
    let pages = 0;
    for await (const { state } of meetings.signedIn(unitIds)) {
      const meeting = meetingOf(state);
      const { unitId, meetingId } = meeting;
      const waits = state.todo.some(({ what }) => what === 'chain');
      const ofUnit = standing.get(unitId) ?? new Map<string, Standing>();
      for (const pageId of signedPages(meeting)) {
        ofUnit.set(pageId, { unitId, meetingId, text: pageText(meeting, pageId)!, waits });
        pages += 1;
      }
      standing.set(unitId, ofUnit);
    }
    const faults = unitIds.flatMap((unitId) => faultsOf(links.get(unitId) ?? [], standing.get(unitId) ?? new Map()));
    const next = unitIds.length === limit ? unitIds.at(-1)! : null;
    return { checked: { units: unitIds.length, pages }, faults, next };
  }
}
