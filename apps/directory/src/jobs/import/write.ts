import { localDateOf, ok, refuse, type Clock, type LocalDate, type Result } from '@bontot/kernel';
import { sideBySide, type Outcome } from '@bontot/persistence';
import type { ImportState, Written } from '../../import/import.ts';
import type { MemberWrite } from '../../import/member-plan.ts';
import type { PlannedRow, RowWrite } from '../../import/planned-row.ts';
import { decide, type Deciding, type MemberCommand, type MemberState } from '../../member/member.ts';
import { NO_DETAILS } from '../../member/person.ts';
import type { NewPost } from '../../post/post.ts';
import { cellOnDay } from '../../storage/cell-on-day.ts';
import { fingerprintOf } from '../../storage/fingerprint.ts';
import type { ImportRows, WrittenRow } from '../../storage/import-rows.ts';
import type { Imports } from '../../storage/imports.ts';
import { markOf } from '../../storage/member-mark.ts';
import type { Members } from '../../storage/members.ts';
import type { Posts } from '../../storage/posts.ts';
import type { Units } from '../../storage/units.ts';
import type { UnitState } from '../../unit/unit.ts';

export type WriteParts = {
  imports: Imports;
  rows: ImportRows;
  units: Units;
  members: Members;
  posts: Posts;
  clock: Clock;
};

const BATCH = 500;
type MemberRow = PlannedRow & { write: Extract<RowWrite, { kind: 'member' }> };
type Tree = Map<string, UnitState>;

/**
 * Writes what a preview planned, a batch after the other. Where a process ends in the middle of one, the next begins that
 * batch again: ids were chosen with the plan, and each command recognises what it did before.
 */
export class RunWork {
  readonly #parts: WriteParts;

  constructor(parts: WriteParts) {
    this.#parts = parts;
  }

  async run(importId: string): Promise<void> {
    const { imports, rows, clock } = this.#parts;
    for (;;) {
      const state = (await imports.store.load(importId))?.state;
      if (state?.phase !== 'running') return;
      const batch = state.cancelAsked ? [] : await rows.toWrite(state, state.upTo, BATCH);
      if (batch.length === 0) {
        await imports.run(importId, () => ok({ type: 'run-ended', at: clock.now() }));
        return;
      }
      const done = await this.#write(batch, state);
      await rows.written(importId, done);
      const written = countOf(batch, done);
      const upTo = batch.at(-1)!.n;
      await imports.run(importId, () => ok({ type: 'batch-written', upTo, rows: batch.length, written }));
    }
  }

  /** In the order of the file: units before members, members before posts. */
  async #write(batch: PlannedRow[], state: ImportState): Promise<WrittenRow[]> {
    const at = state.confirmed!.at;
    const deciding = { by: state.confirmed!.by, at, today: localDateOf(at), paper: state.name };
    const done = new Map<number, WrittenRow>();
    await this.#units(batch, done);
    await this.#members(batch, deciding, done);
    await this.#posts(batch, done);
    return batch.map(({ n }) => done.get(n) ?? { n, mark: null, code: 'IMPORT_ROW_REPEATED' });
  }

  async #units(batch: PlannedRow[], done: Map<number, WrittenRow>): Promise<void> {
    const { units } = this.#parts;
    const rows = batch.flatMap((row) => (row.write?.kind === 'unit' ? [{ n: row.n, unit: row.write.unit }] : []));
    if (rows.length === 0) return;
    const tree = await this.#tree(rows.flatMap(({ unit }) => unit.parentId ?? []));
    const items = rows.map(({ unit }) => ({
      id: unit.unitId,
      commandFor: () =>
        ok({
          type: 'create' as const,
          unit,
          parent: tree.get(unit.parentId ?? '') ?? null,
          fingerprint: fingerprintOf(unit),
        }),
    }));
    const created: UnitState[] = [];
    const outcomes = await units.runAll(items, (unit) => {
      tree.set(unit.unitId, unit);
      created.push(unit);
    });
    await units.catchUp(created);
    rows.forEach(({ n }, index) =>
      done.set(
        n,
        resultOf(n, outcomes[index]!, () => ''),
      ),
    );
  }

  async #members(batch: PlannedRow[], deciding: Deciding, done: Map<number, WrittenRow>): Promise<void> {
    const { members } = this.#parts;
    const rows = batch.filter((row): row is MemberRow => row.write?.kind === 'member');
    if (rows.length === 0) return;
    const tree = await this.#tree(rows.flatMap(({ write: { member } }) => cellsOf(member)));
    const fresh = rows.filter(({ write }) => write.member.mark === null);
    const outcomes = await members.runAll(
      fresh.map(({ write: { member } }) => ({
        id: member.memberId,
        commandFor: () => ok(commandOf(member, tree, deciding)),
      })),
    );
    fresh.forEach(({ n }, index) => done.set(n, resultOf(n, outcomes[index]!, markOf)));
    const known = rows.filter(({ write }) => write.member.mark !== null);
    await sideBySide(known, async ({ n, write: { member } }) => {
      const outcome = await members.run(member.memberId, (state) =>
        unlessChanged(member, state, commandOf(member, tree, deciding)),
      );
      done.set(n, resultOf(n, outcome, markOf));
    });
    const led = rows.flatMap(({ n, write }) =>
      write.member.post && done.get(n)?.mark ? [{ n, member: write.member }] : [],
    );
    const given = await this.#assign(
      led.map(({ member: { memberId, post } }) => ({ ...post!, personId: memberId, until: null })),
      tree,
    );
    led.forEach(({ n }, index) => done.set(n, { ...done.get(n)!, postMark: given[index]! }));
  }

  async #posts(batch: PlannedRow[], done: Map<number, WrittenRow>): Promise<void> {
    const rows = batch.flatMap((row) => (row.write?.kind === 'post' ? [{ n: row.n, post: row.write.post }] : []));
    if (rows.length === 0) return;
    const tree = await this.#tree(rows.map(({ post }) => post.unitId));
    const given = await this.#assign(
      rows.map(({ post }) => post),
      tree,
    );
    rows.forEach(({ n, post }, index) =>
      done.set(n, given[index] ? { n, mark: post.postId } : { n, mark: null, code: 'POST_EXISTS' }),
    );
  }

  /** The id of each post that is there now; null where a rule refused it. */
  async #assign(posts: NewPost[], tree: Tree): Promise<(string | null)[]> {
    const outcomes = await this.#parts.posts.runAll(
      posts.map((post) => ({
        id: post.postId,
        commandFor: () =>
          ok({ type: 'assign' as const, post, unit: tree.get(post.unitId), fingerprint: fingerprintOf(post) }),
      })),
    );
    return outcomes.map((outcome, index) => (outcome.ok ? posts[index]!.postId : null));
  }

  async #tree(unitIds: string[]): Promise<Tree> {
    const found = await this.#parts.units.loadAll(unitIds);
    return new Map([...found].map(([id, { state }]) => [id, state]));
  }
}

const cellsOf = ({ join, transfer, post }: MemberWrite): string[] =>
  [join?.cellId, transfer?.cellId, post?.unitId].filter((unitId) => unitId !== undefined);

/** All of one row in one write. */
function commandOf(write: MemberWrite, tree: Tree, deciding: Deciding): MemberCommand {
  const { memberId, join, transfer, name, kind, exempt, details } = write;
  const cellOn = (cellId: string, on: LocalDate) => cellOnDay(asStored(tree.get(cellId)), on);
  const commands: MemberCommand[] = [];
  if (join) {
    const { cellId, on } = join;
    const stay = { memberId, cellId, name: join.name, kind: join.kind, joinedCellOn: on, leftCellOn: null };
    const member = { ...stay, exempt: join.exempt, specialDuty: null, details: { ...NO_DETAILS, ...details } };
    const joining = {
      type: 'join' as const,
      member,
      cell: cellOn(cellId, on),
      fingerprint: fingerprintOf(member),
      deciding,
    };
    if (write.mark === null) return joining;
    commands.push({ ...joining, member: { ...member, details: undefined } });
  }
  if (transfer) commands.push({ type: 'transfer', ...transfer, cell: cellOn(transfer.cellId, transfer.on), deciding });
  if (name !== undefined || details) commands.push({ type: 'correct', name, details: details ?? {}, deciding });
  if (kind) commands.push({ type: 'change-kind', kind, deciding });
  if (exempt !== undefined) commands.push({ type: 'exempt', span: exempt, deciding });
  return { type: 'several', commands };
}

/** A plan holds for the membership that it was made for. What this row wrote before, in a run that was cut off, stays. */
function unlessChanged(
  write: MemberWrite,
  state: MemberState | undefined,
  command: MemberCommand,
): Result<MemberCommand> {
  if (state && markOf(state) === write.mark) return ok(command);
  const decided = state && decide(command, state);
  return decided?.ok && decided.value.length === 0 ? ok(command) : refuse('IMPORT_CHANGED_SINCE');
}

const asStored = (state: UnitState | undefined) => state && { state };

const resultOf = <State>(n: number, outcome: Outcome<State>, mark: (state: State) => string): WrittenRow =>
  outcome.ok ? { n, mark: mark(outcome.value.after!.state) } : { n, mark: null, code: outcome.refusal.code };

function countOf(batch: PlannedRow[], done: WrittenRow[]): Written {
  const written: Written = { created: 0, changed: 0, moved: 0, refused: 0 };
  batch.forEach(({ outcome }, index) => {
    if (done[index]!.mark === null) written.refused++;
    else if (outcome === 'create') written.created++;
    else if (outcome === 'move') written.moved++;
    else written.changed++;
  });
  return written;
}
