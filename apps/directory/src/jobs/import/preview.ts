import { kindOf, localDateOf, ok, ProductError, type Clock } from '@bontot/kernel';
import { monotonicFactory } from 'ulid';
import { noRows, type ImportState, type RowCounts } from '../../import/import.ts';
import type { Kind } from '../../import/fields.ts';
import type { SheetMapping } from '../../import/mapping.ts';
import type { PlannedRow } from '../../import/planned-row.ts';
import type { ImportFiles } from '../../storage/import-files.ts';
import type { ImportReads } from '../../storage/import-reads.ts';
import type { ImportRows } from '../../storage/import-rows.ts';
import type { Imports } from '../../storage/imports.ts';
import { openWorkbook } from '../sheets/open.ts';
import { MAX_ROWS, type Workbook } from '../sheets/workbook.ts';
import { planMembers } from './plan-members.ts';
import { planPosts } from './plan-posts.ts';
import { planUnits } from './plan-units.ts';
import { leftOut, ORDER, type PlacedRow, type Planner, type SheetAt, type Surroundings } from './planner.ts';
import { readRows } from './read-rows.ts';

type Parts = { imports: Imports; files: ImportFiles; rows: ImportRows; reads: ImportReads; clock: Clock };

const BATCH = 500;
const TELL_EVERY_MS = 500;
const planners: Record<Kind, Planner> = { units: planUnits, members: planMembers, posts: planPosts };

/** Somebody gave the import up, or another process began the look anew. */
class Superseded extends Error {}

/** Looks at all rows of a file and plans what each would write; writes nothing but the plan. Cut off, it begins anew. */
export class PreviewWork {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run(importId: string): Promise<void> {
    const { imports, rows, clock } = this.#parts;
    const started = await imports.run(importId, () => ok({ type: 'start-preview' }));
    if (!started.ok || !started.value.after) return;
    const { state } = started.value.after;
    try {
      const counts = await new Look(this.#parts, state).all();
      const { attempt } = state;
      await imports.run(importId, () => ok({ type: 'previewed', attempt, counts, at: clock.now() }));
      await rows.dropBefore(importId, attempt);
    } catch (error) {
      if (error instanceof Superseded) return;
      if (!(error instanceof ProductError) || kindOf(error) !== 'refused') throw error;
      const { code, details } = error;
      await imports.run(importId, () => ok({ type: 'refuse', code, details, at: clock.now() }));
    }
  }
}

/** One look from the first sheet to the last. */
class Look {
  readonly #parts: Parts;
  readonly #state: ImportState;
  readonly #counts: RowCounts = { ...noRows };
  #n = 0;
  #toldAt: number;

  constructor(parts: Parts, state: ImportState) {
    this.#parts = parts;
    this.#state = state;
    this.#toldAt = parts.clock.now();
  }

  async all(): Promise<RowCounts> {
    const { files, reads, clock } = this.#parts;
    const { importId, path, name, mapping } = this.#state;
    const workbook = await openWorkbook(await files.bytes(importId), name);
    const around: Surroundings = {
      reads,
      index: await reads.index(path),
      within: path,
      today: localDateOf(clock.now()),
      asOf: mapping!.asOf,
      seen: new Map(),
      newcomers: mapping!.sheets.some(({ kind }) => kind === 'posts') ? new Map() : undefined,
      newId: monotonicFactory(),
    };
    for (const kind of ORDER)
      for (const sheet of mapping!.sheets) if (sheet.kind === kind) await this.#sheet(workbook, sheet, kind, around);
    return this.#counts;
  }

  async #sheet(workbook: Workbook, mapping: SheetMapping, kind: Kind, around: Surroundings): Promise<void> {
    const name = workbook.sheets[mapping.sheet]?.name ?? '';
    const at: SheetAt = { mapping, name, part: partOf(mapping, name, around) };
    let batch: PlacedRow[] = [];
    for await (const row of readRows(workbook, mapping)) {
      if (row.heading) {
        const found = around.index.find(row.text, { level: 'cell', on: around.asOf });
        if (found.ok) at.part = found.value;
      }
      batch.push({ ...row, part: at.part });
      if (batch.length < BATCH) continue;
      await this.#take(batch, kind, at, around);
      batch = [];
    }
    if (batch.length > 0) await this.#take(batch, kind, at, around);
  }

  async #take(batch: PlacedRow[], kind: Kind, at: SheetAt, around: Surroundings): Promise<void> {
    const planned = await planners[kind](
      batch.filter(({ heading }) => !heading),
      at,
      around,
    );
    const waiting = [...planned];
    const rows = batch.map(({ heading, row, text }): PlannedRow => {
      const plan = heading ? leftOut(row, text.slice(0, 120)) : waiting.shift()!;
      this.#counts[plan.outcome]++;
      return { ...plan, n: ++this.#n, sheet: at.mapping.sheet, kind };
    });
    if (this.#n > MAX_ROWS) throw new ProductError('refused', 'IMPORT_TOO_MANY_ROWS', { limit: MAX_ROWS });
    await this.#parts.rows.add(this.#state.importId, this.#state.attempt, rows);
    await this.#tell();
  }

  /** Says how far it is, and hears whether anybody still wants it. */
  async #tell(): Promise<void> {
    const { imports, clock } = this.#parts;
    const { importId, attempt } = this.#state;
    const now = clock.now();
    if (now - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = now;
    const told = await imports.run(importId, () => ok({ type: 'looked-at', attempt, done: this.#n }));
    if (!told.ok) throw new Superseded();
  }
}

/** Where rows belong that do not say it: what a person chose, else the cell that the sheet is called after, else the importer's own. */
function partOf({ unitId }: SheetMapping, name: string, { index, within, asOf }: Surroundings) {
  if (unitId !== null) return index.byId(unitId);
  const named = index.find(name, { level: 'cell', on: asOf });
  if (named.ok && named.value.level === 'cell') return named.value;
  const own = index.byId(within.split('/').at(-2) ?? '');
  return own?.level === 'cell' ? own : undefined;
}
