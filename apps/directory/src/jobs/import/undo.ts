import { addDays, localDateOf, ok, refuse } from '@bontot/kernel';
import { sideBySide } from '@bontot/persistence';
import type { ImportState } from '../../import/import.ts';
import type { PlannedRow } from '../../import/planned-row.ts';
import type { WrittenRow } from '../../storage/import-rows.ts';
import { markOf } from '../../storage/member-mark.ts';
import type { WriteParts } from './write.ts';

/**
 * Takes back what an import wrote, the last batch first, as far as nobody has changed it since. Units stay: they close by a
 * decision, which a mistake in a file is not.
 */
export class UndoWork {
  readonly #parts: WriteParts;

  constructor(parts: WriteParts) {
    this.#parts = parts;
  }

  async run(importId: string): Promise<void> {
    const { imports, rows, clock } = this.#parts;
    for (;;) {
      const state = (await imports.store.load(importId))?.state;
      if (state?.phase !== 'undoing') return;
      const batch = await rows.batchUpTo(importId, state.upTo);
      if (!batch) {
        await imports.run(importId, () => ok({ type: 'undo-ended', at: clock.now() }));
        return;
      }
      const planned = await rows.between(state, batch.first, batch.last);
      const kept = await this.#takeBack(planned, batch.rows, state);
      await rows.kept(importId, state.attempt, kept);
      const written = batch.rows.filter(({ mark }) => mark !== null).length;
      const undone = { undone: written - kept.length, kept: kept.length };
      await imports.run(importId, () => ok({ type: 'batch-undone', downTo: batch.first, rows: written, undone }));
    }
  }

  /** Numbers of the rows that had to stay, with why. */
  async #takeBack(
    planned: PlannedRow[],
    written: WrittenRow[],
    state: ImportState,
  ): Promise<{ n: number; code: string }[]> {
    const byRow = new Map(written.map((row) => [row.n, row]));
    const kept: { n: number; code: string }[] = [];
    const { by, at } = state.undoneBy!;
    const deciding = { by, at, today: localDateOf(at), paper: state.name };
    await sideBySide([...planned].reverse(), async ({ n, write }) => {
      const { mark, postMark } = byRow.get(n) ?? { mark: null };
      if (mark === null || !write) return;
      if (write.kind === 'unit') return void kept.push({ n, code: 'IMPORT_UNDO_UNIT' });
      if (write.kind === 'post') return this.#withdraw(mark, (code) => void kept.push({ n, code }));
      const { memberId } = write.member;
      const back = await this.#parts.members.run(memberId, (member) => {
        if (!member) return refuse('MEMBER_UNKNOWN');
        if (isTakenBack(member.leftCellOn, member.joinedCellOn, write.before))
          return ok({ type: 'several', commands: [] });
        if (write.before && markOf(member) === markOf(write.before)) return ok({ type: 'several', commands: [] });
        if (markOf(member) !== mark) return refuse('IMPORT_CHANGED_SINCE');
        return ok({ type: 'take-back', before: write.before, deciding });
      });
      if (!back.ok) return void kept.push({ n, code: back.refusal.code });
      if (postMark) await this.#withdraw(postMark, () => undefined);
    });
    return kept;
  }

  async #withdraw(postId: string, keep: (code: string) => void): Promise<void> {
    const back = await this.#parts.posts.run(postId, (post) => {
      if (!post) return refuse('POST_UNKNOWN');
      // Ended or prolonged by somebody since: theirs to say.
      const isOurs = post.until === null || post.until === addDays(post.from, -1);
      return isOurs ? ok({ type: 'withdraw' }) : refuse('IMPORT_CHANGED_SINCE');
    });
    if (!back.ok) keep(back.refusal.code);
  }
}

/** A membership that the import made, taken back before a process ended. */
const isTakenBack = (leftOn: string | null, joinedOn: string, before: object | null): boolean =>
  before === null && leftOn === joinedOn;
