import type { Reach } from '@bontot/access';
import type { Stored } from '@bontot/persistence';
import { PART_BYTES } from '@bontot/papers';
import { Answers, Asks, Requires, Scopes, TakesBytes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import * as z from 'zod';
import type { ImportState } from '../import/import.ts';
import { ImportRows, type KeptRow } from '../storage/import-rows.ts';
import { Imports } from '../storage/imports.ts';
import { Units } from '../storage/units.ts';
import { ImportDesk } from './import-desk.ts';
import {
  BeginImport,
  HeaderAnswer,
  ImportBegun,
  ImportPage,
  ImportPartPath,
  ImportPath,
  ImportRowPage,
  ImportsQuery,
  ImportWhole,
  MapImport,
  ProposeHeader,
  RefusedRows,
  RowsQuery,
} from './import-schemas.ts';

type ImportParam = z.infer<typeof ImportPath>;

/** Files with members, units and posts: sent in parts, looked at, and written after somebody has seen what will become of each row. */
@Controller('api/v1/imports')
export class ImportFilesController {
  readonly #desk: ImportDesk;
  readonly #imports: Imports;
  readonly #rows: ImportRows;
  readonly #units: Units;

  constructor(desk: ImportDesk, imports: Imports, rows: ImportRows, units: Units) {
    this.#desk = desk;
    this.#imports = imports;
    this.#rows = rows;
    this.#units = units;
  }

  @Get()
  @Requires('files.import')
  @Answers('Imports within reach, the latest first', ImportPage)
  async list(@Query({ schema: ImportsQuery }) { before, limit }: z.infer<typeof ImportsQuery>, @Scopes() reach: Reach) {
    const found = await this.#imports.page(reach.all ? ['/'] : reach.prefixes, before, limit);
    const names = await this.#namesOf(found.map(({ state }) => state.unitId));
    return {
      items: found.map(({ state }) => briefOf(state, names)),
      next: found.length < limit ? null : found.at(-1)!.state.begunAt,
    };
  }

  @Post()
  @Requires('files.import')
  @Answers('How to send the file; one that was begun before goes on', ImportBegun, 201)
  begin(@Body({ schema: BeginImport }) file: z.infer<typeof BeginImport>, @Asks() asking: Asking) {
    return this.#desk.begin(file, asking);
  }

  @Put(':importId/parts/:n')
  @Requires('files.import')
  @TakesBytes(PART_BYTES)
  @Answers('The part is there; sending it again puts it in its place', z.object({ part: z.int() }))
  async put(
    @Param({ schema: ImportPartPath }) { importId, n }: z.infer<typeof ImportPartPath>,
    @Body({ schema: z.instanceof(Uint8Array) }) bytes: Uint8Array,
    @Asks() asking: Asking,
  ) {
    await this.#desk.put(importId, n, bytes, asking);
    return { part: n };
  }

  @Post(':importId/read')
  @Requires('files.import')
  @Answers('What the file holds, and what its columns seem to mean', ImportWhole)
  async read(@Param({ schema: ImportPath }) { importId }: ImportParam, @Asks() asking: Asking) {
    return this.#whole(await this.#desk.read(importId, asking));
  }

  @Post(':importId/propose')
  @Requires('files.import')
  @Answers('What the columns at a row seem to mean, for a kind', HeaderAnswer)
  propose(
    @Param({ schema: ImportPath }) { importId }: ImportParam,
    @Body({ schema: ProposeHeader }) header: z.infer<typeof ProposeHeader>,
    @Asks() asking: Asking,
  ) {
    return this.#desk.propose(importId, header, asking);
  }

  @Put(':importId/mapping')
  @Requires('files.import')
  @Answers('The import, whose rows are being looked at', ImportWhole, 202)
  async map(
    @Param({ schema: ImportPath }) { importId }: ImportParam,
    @Body({ schema: MapImport }) mapping: z.infer<typeof MapImport>,
    @Asks() asking: Asking,
  ) {
    return this.#whole(await this.#desk.map(importId, mapping, asking));
  }

  @Get(':importId')
  @Requires('files.import')
  @Answers('Where the import stands', ImportWhole)
  async one(@Param({ schema: ImportPath }) { importId }: ImportParam, @Asks() asking: Asking) {
    return this.#whole(await this.#desk.of(importId, asking));
  }

  @Get(':importId/rows')
  @Requires('files.import')
  @Answers('Rows of the file with what will become, or became, of each', ImportRowPage)
  async rows(
    @Param({ schema: ImportPath }) { importId }: ImportParam,
    @Query({ schema: RowsQuery }) { outcome, after, limit }: z.infer<typeof RowsQuery>,
    @Asks() asking: Asking,
  ) {
    const { state } = await this.#desk.of(importId, asking);
    const found = await this.#rows.page(state, { outcome, after, limit });
    return { items: await this.#shown(found), next: found.length < limit ? null : found.at(-1)!.n };
  }

  @Get(':importId/refused')
  @Requires('files.import')
  @Answers('Rows that met a rule, or a change in between, while they were written', RefusedRows)
  async refused(@Param({ schema: ImportPath }) { importId }: ImportParam, @Asks() asking: Asking) {
    const { state } = await this.#desk.of(importId, asking);
    const codes = new Map((await this.#rows.refusedIn(importId)).map(({ n, code }) => [n, code]));
    const rows = await this.#rows.byNumbers(state, [...codes.keys()]);
    return { items: (await this.#shown(rows)).map((row) => ({ ...row, code: codes.get(row.n)! })) };
  }

  @Post(':importId/confirm')
  @Requires('files.import')
  @Answers('The import, which is being written', ImportWhole, 202)
  async confirm(@Param({ schema: ImportPath }) { importId }: ImportParam, @Asks() asking: Asking) {
    return this.#whole(await this.#desk.confirm(importId, asking));
  }

  @Post(':importId/cancel')
  @Requires('files.import')
  @Answers('The import, given up, or about to stop after the rows in hand', ImportWhole)
  async cancel(@Param({ schema: ImportPath }) { importId }: ImportParam, @Asks() asking: Asking) {
    return this.#whole(await this.#desk.cancel(importId, asking));
  }

  @Post(':importId/undo')
  @Requires('files.import')
  @Answers('The import, which is being taken back as far as nobody changed it', ImportWhole, 202)
  async undo(@Param({ schema: ImportPath }) { importId }: ImportParam, @Asks() asking: Asking) {
    return this.#whole(await this.#desk.undo(importId, asking));
  }

  async #whole({ state }: Stored<ImportState>) {
    const { format, encoding, sheets, mapping } = state;
    return { ...briefOf(state, await this.#namesOf([state.unitId])), format, encoding, sheets, mapping };
  }

  async #shown(rows: KeptRow[]) {
    const names = await this.#namesOf(rows.flatMap(({ unitId }) => unitId ?? []));
    return rows.map(({ n, sheet, row, kind, outcome, title, unitId, changes, problems, likely, kept }) => ({
      ...{ n, sheet, row, kind, outcome, title, unitId, changes, problems, likely },
      unitName: unitId === null ? null : (names.get(unitId) ?? null),
      kept: kept ?? null,
    }));
  }

  async #namesOf(unitIds: string[]): Promise<Map<string, string>> {
    if (unitIds.length === 0) return new Map();
    const found = await this.#units.loadAll(unitIds);
    return new Map([...found].map(([id, { state }]) => [id, state.name]));
  }
}

const UNDONE_FROM = ['done', 'stopped'];

function briefOf(state: ImportState, names: Map<string, string>) {
  const { importId, unitId, name, size, by, begunAt, phase, counts, progress, written, undone, cancelAsked } = state;
  const { refusal, confirmed, endedAt, undoneBy, rowsKept } = state;
  return {
    ...{ importId, unitId, name, size, by, begunAt, phase, counts, progress, written, undone, cancelAsked },
    ...{ refusal, confirmed, endedAt, undoneBy },
    unitName: names.get(unitId) ?? unitId,
    mayUndo: rowsKept && UNDONE_FROM.includes(phase),
  };
}
