import { ok, refuse, type Result } from '@bontot/kernel';
import { resultOf, type Outcome } from '@bontot/persistence';
import { Answers, Asks, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Post } from '@nestjs/common';
import * as z from 'zod';
import type { MemberCommand } from '../member/member.ts';
import type { PostCommand } from '../post/post.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { cellOnDay } from '../storage/cell-on-day.ts';
import { Members } from '../storage/members.ts';
import { Posts } from '../storage/posts.ts';
import { Units } from '../storage/units.ts';
import { pathUnder, type UnitCommand, type UnitState } from '../unit/unit.ts';
import { newMemberOf } from './new-member.ts';
import { Permission } from './permission.ts';
import { AssignPost, CreateUnit, ImportAnswer, ImportRows, JoinMember, type RowResult } from './schemas.ts';

type Tree = Map<string, UnitState>;
type Read<Row> = { ok: true; row: Row } | { ok: false; result: RowResult };

/**
 * Many units, members and posts at once, each by its id: what is there already stays, and each row has its answer.
 * Units come parents first. A member who is listed in another cell than before has moved there on the day of joining.
 */
@Controller('api/v1/import')
export class ImportController {
  readonly #units: Units;
  readonly #members: Members;
  readonly #posts: Posts;
  readonly #permission: Permission;

  constructor(units: Units, members: Members, posts: Posts, permission: Permission) {
    this.#units = units;
    this.#members = members;
    this.#posts = posts;
    this.#permission = permission;
  }

  @Post()
  @Requires('units.manage')
  @Answers('What became of each row, in order', ImportAnswer)
  async import(@Body({ schema: ImportRows }) rows: z.infer<typeof ImportRows>, @Asks() asking: Asking) {
    return {
      units: await this.#importUnits(
        rows.units.map((row) => read(CreateUnit, 'unitId', row)),
        asking,
      ),
      members: await this.#importMembers(
        rows.members.map((row) => read(JoinMember, 'memberId', row)),
        asking,
      ),
      posts: await this.#importPosts(
        rows.posts.map((row) => read(AssignPost, 'postId', row)),
        asking,
      ),
    };
  }

  async #importUnits(rows: Read<z.infer<typeof CreateUnit>>[], asking: Asking): Promise<RowResult[]> {
    const good = goodOf(rows);
    const tree = await this.#treeOf(good.flatMap(({ parentId }) => parentId ?? []));
    const items = good.map((unit) => ({
      id: unit.unitId,
      commandFor: (): Result<UnitCommand> => {
        const parent = unit.parentId === null ? null : (tree.get(unit.parentId) ?? null);
        if (!this.#may(asking, pathUnder(parent, unit.unitId))) return forbiddenRow();
        return ok({ type: 'create', unit, parent, fingerprint: fingerprintOf(unit) });
      },
    }));
    const created: UnitState[] = [];
    const outcomes = await this.#units.runAll(items, (unit) => {
      tree.set(unit.unitId, unit);
      created.push(unit);
    });
    await this.#units.catchUp(created);
    return merged(rows, outcomes);
  }

  async #importMembers(rows: Read<z.infer<typeof JoinMember>>[], asking: Asking): Promise<RowResult[]> {
    const good = goodOf(rows);
    const tree = await this.#treeOf(good.map(({ cellId }) => cellId));
    const items = good.map((member) => ({
      id: member.memberId,
      commandFor: async (existing: { cellId: string } | undefined): Promise<Result<MemberCommand>> => {
        const cell = tree.get(member.cellId);
        const before =
          existing && existing.cellId !== member.cellId ? await this.#pathOf(existing.cellId, tree) : cell?.path;
        if (!this.#may(asking, cell?.path) || !this.#may(asking, before)) return forbiddenRow();
        const on = cellOnDay(cell && { state: cell }, member.joinedCellOn);
        const listed = { type: 'join' as const, member: newMemberOf(member), cell: on, transfer: true };
        return ok({ ...listed, fingerprint: fingerprintOf(member) });
      },
    }));
    return merged(rows, await this.#members.runAll(items));
  }

  async #importPosts(rows: Read<z.infer<typeof AssignPost>>[], asking: Asking): Promise<RowResult[]> {
    const good = goodOf(rows);
    const tree = await this.#treeOf(good.map(({ unitId }) => unitId));
    const items = good.map((post) => ({
      id: post.postId,
      commandFor: (): Result<PostCommand> => {
        const unit = tree.get(post.unitId);
        if (!this.#may(asking, unit?.path)) return forbiddenRow();
        return ok({ type: 'assign', post, unit, fingerprint: fingerprintOf(post) });
      },
    }));
    return merged(rows, await this.#posts.runAll(items));
  }

  /** Where the unit is not known there is nothing to forbid: the rule answers. */
  #may(asking: Asking, path: string | undefined): boolean {
    return path === undefined || this.#permission.allows('units.manage', { path }, asking);
  }

  async #treeOf(unitIds: string[]): Promise<Tree> {
    const found = await this.#units.loadAll(unitIds);
    return new Map([...found].map(([id, { state }]) => [id, state]));
  }

  async #pathOf(unitId: string, tree: Tree): Promise<string | undefined> {
    return tree.get(unitId)?.path ?? (await this.#units.find(unitId))?.state.path;
  }
}

const forbiddenRow = () => refuse('FORBIDDEN', { action: 'units.manage' });

function read<Schema extends z.ZodObject>(schema: Schema, id: string, row: unknown): Read<z.infer<Schema>> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return { ok: true, row: parsed.data };
  const given = (row as Record<string, unknown> | null)?.[id];
  const issue = parsed.error.issues[0];
  return {
    ok: false,
    result: {
      id: typeof given === 'string' ? given.slice(0, 64) : '',
      result: 'refused',
      code: 'VALIDATION',
      details: { field: issue?.path.join('.'), expected: issue?.message },
    },
  };
}

const goodOf = <Row>(rows: Read<Row>[]): Row[] => rows.flatMap((read) => (read.ok ? [read.row] : []));

/** Results in the order of the rows: those that were not read, and what became of the others. */
function merged(rows: Read<object>[], outcomes: Outcome<object>[]): RowResult[] {
  const waiting = [...outcomes];
  return rows.map((read) => {
    if (!read.ok) return read.result;
    const outcome = waiting.shift()!;
    const { unitId, memberId, postId } = read.row as { unitId: string; memberId?: string; postId?: string };
    return resultOf(memberId ?? postId ?? unitId, outcome);
  });
}
