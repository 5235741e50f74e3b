import { guarded, type Stored } from '@bontot/persistence';
import type { UnitPath } from '@bontot/kernel';
import type { KnownMember } from '../import/member-plan.ts';
import { UnitIndex } from '../import/unit-index.ts';
import type { MemberState } from '../member/member.ts';
import type { Members } from './members.ts';
import type { Posts } from './posts.ts';
import type { Units } from './units.ts';

const PAGE = 1_000;

/** What rows are compared with, read for many rows at once. */
export class ImportReads {
  readonly #units: Units;
  readonly #members: Members;
  readonly #posts: Posts;

  constructor({ units, members, posts }: { units: Units; members: Members; posts: Posts }) {
    this.#units = units;
    this.#members = members;
    this.#posts = posts;
  }

  /** All units at or below the path. */
  async index(path: UnitPath): Promise<UnitIndex> {
    const index = new UnitIndex([]);
    for (let after: UnitPath | undefined; ;) {
      const found = await this.#units.page({ within: [path], after, limit: PAGE });
      for (const { state } of found) index.add(state);
      if (found.length < PAGE) return index;
      after = found.at(-1)!.state.path;
    }
  }

  async unit(unitId: string) {
    return (await this.#units.find(unitId))?.state;
  }

  async byIds(memberIds: readonly string[]): Promise<Map<string, MemberState>> {
    if (memberIds.length === 0) return new Map();
    const found = await this.#members.loadAll(memberIds);
    const kept = await this.#kept([...found.values()].map(({ state }) => state));
    return new Map([...found.keys()].map((id, at) => [id, kept[at]!]));
  }

  /** Of two records with one number the one who has not left. */
  async byCards(cards: readonly string[]): Promise<Map<string, MemberState>> {
    const found = await this.#read({ 'details.cardNumber': { $in: [...new Set(cards)] } }, cards.length);
    const kept = await this.#kept(found.map(({ state }) => state));
    const byCard = new Map<string, MemberState>();
    for (const [at, state] of kept.entries()) {
      const card = found[at]!.state.details?.cardNumber as string;
      if (!byCard.has(card) || state.leftCellOn === null) byCard.set(card, state);
    }
    return byCard;
  }

  /** Who belongs to the cells on the day or later; who was entered by mistake and taken back never did. */
  async inCells(cellIds: readonly string[], day: string): Promise<MemberState[]> {
    const still = { $or: [{ leftCellOn: null }, { leftCellOn: { $gt: day } }] };
    const found = await this.#read({ cellId: { $in: [...new Set(cellIds)] }, ...still }, cellIds.length);
    return found.map(({ state }) => state);
  }

  /** People with these names and birth dates, wherever they are. */
  async twins(twinKeys: readonly string[]): Promise<MemberState[]> {
    const found = await this.#read({ twinKey: { $in: [...new Set(twinKeys)] } }, twinKeys.length);
    return found.map(({ state }) => state);
  }

  async postsOf(personIds: readonly string[]) {
    return personIds.length === 0 ? [] : (await this.#posts.ofPersons(personIds)).map(({ state }) => state);
  }

  async posts(postIds: readonly string[]) {
    return this.#posts.loadAll(postIds);
  }

  /** A record that was closed as a duplicate stands for the one that was kept. */
  async #kept(states: MemberState[]): Promise<MemberState[]> {
    const ids = states.flatMap(({ sameAs }) => sameAs ?? []);
    if (ids.length === 0) return states;
    const kept = await this.#members.loadAll(ids);
    return states.map((state) => (state.sameAs ? (kept.get(state.sameAs)?.state ?? state) : state));
  }

  async #read(query: Record<string, unknown>, asked: number): Promise<Stored<MemberState>[]> {
    if (asked === 0) return [];
    const left = { outbox: 0, outboxAt: 0, history: 0 };
    const found = await guarded(() => this.#members.store.model.find(query, left).lean().exec());
    return found.map((document) => this.#members.store.stored(document as never));
  }
}

export const knownOf = (state: MemberState): KnownMember => ({
  memberId: state.memberId,
  cellId: state.cellId,
  name: state.name,
  kind: state.kind,
  joinedCellOn: state.joinedCellOn,
  leftCellOn: state.leftCellOn,
  exempt: state.exempt,
  details: state.details ?? {},
});
