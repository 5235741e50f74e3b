import type { Action, Reach } from '@bontot/access';
import { isWithin, localDateOf, refused, type UnitPath } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import { forbidden, invalid, notFound, type Asking } from '@bontot/service';
import { Injectable } from '@nestjs/common';
import type { Asked } from '../candidate/candidate.ts';
import { PeopleWork } from '../jobs/people-work.ts';
import type { Deciding, MemberState } from '../member/member.ts';
import { Members } from '../storage/members.ts';
import { intersect, Units } from '../storage/units.ts';
import type { UnitState } from '../unit/unit.ts';
import { Permission } from './permission.ts';

const ALL_CELLS = 20_000;

/** What every door about people needs: units and cells of the tree, names, and whether the caller may. */
@Injectable()
export class PeopleDesk {
  readonly #units: Units;
  readonly #members: Members;
  readonly #work: PeopleWork;
  readonly #permission: Permission;

  constructor(units: Units, members: Members, work: PeopleWork, permission: Permission) {
    this.#units = units;
    this.#members = members;
    this.#work = work;
    this.#permission = permission;
  }

  /** Problem 404 UNIT_UNKNOWN. */
  async unit(unitId: string): Promise<UnitState> {
    const unit = await this.#units.find(unitId);
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId });
    return unit.state;
  }

  /** Problem 404 MEMBER_UNKNOWN. */
  async member(memberId: string): Promise<Stored<MemberState>> {
    const member = await this.#members.store.load(memberId);
    if (!member) throw notFound('MEMBER_UNKNOWN', { memberId });
    return member;
  }

  /** Nothing new comes under a record closed as a duplicate. Problem 422 MEMBER_DUPLICATE. */
  refuseDuplicate(member: MemberState | undefined): void {
    if (member?.sameAs) throw refused('MEMBER_DUPLICATE', { memberId: member.memberId, sameAs: member.sameAs });
  }

  async pathOf(unitId: string): Promise<UnitPath> {
    return (await this.unit(unitId)).path;
  }

  may(action: Action, path: UnitPath, asking: Asking, ownerId?: string): boolean {
    return this.#permission.allows(action, { path, ...(ownerId !== undefined && { ownerId }) }, asking);
  }

  /** Problem 403 FORBIDDEN. */
  require(action: Action, path: UnitPath, asking: Asking): void {
    this.#permission.require(action, { path }, asking);
  }

  /** Both records, which the caller may change. Problems 404 MEMBER_UNKNOWN, 403 FORBIDDEN, 422 for one and the same. */
  async both(ids: readonly [string, string], asking: Asking): Promise<[Stored<MemberState>, Stored<MemberState>]> {
    const changeable = async (id: string): Promise<Stored<MemberState>> => {
      const member = await this.member(id);
      this.require('units.manage', await this.pathOf(member.state.cellId), asking);
      return member;
    };
    const both: [Stored<MemberState>, Stored<MemberState>] = [await changeable(ids[0]), await changeable(ids[1])];
    if (ids[0] === ids[1]) throw invalid([{ field: 'memberIds', expected: 'two different people', got: ids[0] }]);
    return both;
  }

  /** Cells at or below the unit that lie in the reach. Problem 403 FORBIDDEN where none can. */
  async cellsInReach(path: UnitPath, reach: Reach): Promise<string[]> {
    const common = reach.all ? [path] : intersect([path], reach.prefixes);
    if (common.length === 0) throw forbidden();
    return this.cellsAt(common);
  }

  async cellsAt(within: readonly UnitPath[]): Promise<string[]> {
    const cells = await this.#units.page({ within, level: 'cell', limit: ALL_CELLS });
    return cells.map(({ id }) => id);
  }

  /** Names by person; who is no member here has none. */
  async names(personIds: Iterable<string>): Promise<Record<string, string>> {
    const found = await this.#members.loadAll([...new Set(personIds)]);
    return Object.fromEntries([...found].map(([id, { state }]) => [id, state.name]));
  }

  async cellNames(unitIds: Iterable<string>): Promise<Record<string, string>> {
    const found = await this.#units.loadAll([...new Set(unitIds)]);
    return Object.fromEntries([...found].map(([id, { state }]) => [id, state.name]));
  }

  /** Posts follow a change at once; what fails is left for the sweep, which finds the mark. */
  async settle(memberId: string, { moment }: Asking): Promise<void> {
    await this.#work.settle(memberId, localDateOf(moment)).catch(() => undefined);
  }
}

export const decidingOf = ({ actor, moment }: Asking, paper?: string): Deciding => ({
  ...{ by: actor.ref, at: moment, today: localDateOf(moment) },
  ...(paper !== undefined && { paper }),
});

/** What goes beside a step of a candidate, a grade or a training. */
export const askedOf = ({ actor, moment }: Asking): Asked => ({
  changed: { at: moment, by: actor.ref },
  today: localDateOf(moment),
});

/** Whether the whole unit lies in the reach. */
export const holdsAll = (reach: Reach, path: UnitPath): boolean =>
  reach.all || reach.prefixes.some((prefix) => isWithin(path, prefix));
