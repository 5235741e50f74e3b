import { localDateOf, unitsOn, type Instant } from '@bontot/kernel';
import type { Changed, KeptAct } from '@bontot/persistence';
import type { Pledge, PledgeAround } from '@bontot/pledge-core';
import type { Copies, KnownUnit } from './copies.ts';
import { pledgeId } from './pledges.ts';
import type { Stores } from './stores.ts';
import type { YearBook } from './year-book.ts';

export type MemberYear = { memberId: string; year: number };
/** Who decides, beside what is known of the member. */
export type Deciding = Pick<PledgeAround, 'by' | 'deviceId' | 'commandId' | 'version'>;

/** A member's year with where it lies, and all that a decision about it asks. */
export type Ready = { around: PledgeAround; path: string; cell: KnownUnit };

/** What decisions about members' years need to know besides them, read once for many. */
export class Surroundings {
  readonly #copies: Copies;
  readonly #stores: Stores;
  readonly #book: YearBook;

  constructor(parts: { copies: Copies; stores: Stores; book: YearBook }) {
    this.#copies = parts.copies;
    this.#stores = parts.stores;
    this.#book = parts.book;
  }

  /** By the id of the year; a member, or a cell, of whom the directory has not told yet is not there. */
  async ofMany(
    asked: readonly MemberYear[],
    at: Instant,
    { by, deviceId, commandId, version }: Deciding,
    withPrevious = false,
  ): Promise<Map<string, Ready>> {
    const today = localDateOf(at);
    const [members, began] = await Promise.all([
      this.#copies.membersById(asked.map(({ memberId }) => memberId)),
      this.#book.began(today),
    ]);
    const units = await this.#copies.unitsById([...members.values()].map(({ cellId }) => cellId));
    const previous = withPrevious ? await this.#previous(asked) : new Map<string, Pledge>();
    const ready = new Map<string, Ready>();
    for (const year of new Set(asked.map((one) => one.year))) {
      const paths = [...new Set([...units.values()].map(({ path }) => path))];
      const campaigns = await this.#stores.campaigns.forPaths(paths, year);
      for (const { memberId } of asked.filter((one) => one.year === year)) {
        const membership = members.get(memberId);
        const cell = membership && units.get(membership.cellId);
        if (!membership || !cell) continue;
        const around: PledgeAround = {
          ...{ memberId, year, by, at, today, deviceId, commandId, version, membership, began },
          cellType: cell.cellType,
          campaign: campaigns.get(cell.path)!.state,
          previous: previous.get(pledgeId(memberId, year)) ?? null,
        };
        ready.set(pledgeId(memberId, year), { around, path: cell.path, cell });
      }
    }
    return ready;
  }

  async one(asked: MemberYear, at: Instant, deciding: Deciding): Promise<Ready | undefined> {
    return (await this.ofMany([asked], at, deciding, true)).get(pledgeId(asked.memberId, asked.year));
  }

  async #previous(asked: readonly MemberYear[]): Promise<Map<string, Pledge>> {
    const before = new Map(
      asked.map(({ memberId, year }) => [pledgeId(memberId, year - 1), pledgeId(memberId, year)] as const),
    );
    const found = await this.#stores.pledges.loadAll([...before.keys()]);
    return new Map([...found].map(([id, { state }]) => [before.get(id)!, state]));
  }
}

/** What time alone, or the service itself, does. */
export const byService = (by: string): Deciding => ({ by, deviceId: by, commandId: by, version: 0 });

/** An act of the service beside what is kept with it. */
export const askedOf = <Act>(act: Act, { around, path }: Ready, changed: Changed): KeptAct<Act, PledgeAround> => ({
  ...{ act, around, above: unitsOn(path), changed },
});
