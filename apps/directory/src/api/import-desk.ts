import { isWithin, localDateOf, ok, ProductError, refused } from '@bontot/kernel';
import { newId } from '@bontot/messaging';
import { afterOf, type Stored } from '@bontot/persistence';
import { bytesOfPart, PART_BYTES, partsOf, plainName } from '@bontot/papers';
import { notFound, type Asking } from '@bontot/service';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { columnOf } from '../import/cell.ts';
import { fieldsOf, type Field, type Kind } from '../import/fields.ts';
import { headerAt, missingFields } from '../import/header.ts';
import { isAtWork, type ImportCommand, type ImportState, type SheetFound } from '../import/import.ts';
import type { Mapping } from '../import/mapping.ts';
import { ImportQueue } from '../jobs/import/import-queue.ts';
import { lookInto } from '../jobs/import/look-into.ts';
import { ImportFiles } from '../storage/import-files.ts';
import { ImportMappings } from '../storage/import-mappings.ts';
import { ImportRows } from '../storage/import-rows.ts';
import { Imports } from '../storage/imports.ts';
import { Units } from '../storage/units.ts';
import type { BeginImport, ProposeHeader } from './import-schemas.ts';
import { LARGEST } from './import-schemas.ts';
import { Permission } from './permission.ts';

const MISSING_NAMED = 50;

/** Takes files in and asks for what is to be done with them. Whose import it is: of all who may import into its unit. */
@Injectable()
export class ImportDesk {
  readonly #imports: Imports;
  readonly #files: ImportFiles;
  readonly #mappings: ImportMappings;
  readonly #rows: ImportRows;
  readonly #units: Units;
  readonly #queue: ImportQueue;
  readonly #permission: Permission;

  constructor(
    imports: Imports,
    files: ImportFiles,
    mappings: ImportMappings,
    rows: ImportRows,
    units: Units,
    queue: ImportQueue,
    permission: Permission,
  ) {
    this.#imports = imports;
    this.#files = files;
    this.#mappings = mappings;
    this.#rows = rows;
    this.#units = units;
    this.#queue = queue;
    this.#permission = permission;
  }

  async begin({ unitId, name, size, sha256 }: z.infer<typeof BeginImport>, asking: Asking) {
    const unit = (await this.#units.find(unitId))?.state;
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId });
    this.#permission.require('files.import', { path: unit.path }, asking);
    if (size > LARGEST) throw refused('IMPORT_FILE_TOO_LARGE', { size, limit: LARGEST });
    const by = asking.actor.ref;
    const begun = await this.#imports.uploading({ unitId, sha256, by });
    const importId = begun?.id ?? newId();
    const announced = { importId, unitId, path: unit.path, name: plainName(name), size, sha256, by };
    if (!begun) afterOf(await this.#imports.run(importId, () => ok({ type: 'begin', announced, at: asking.moment })));
    return { importId, partSize: PART_BYTES, parts: partsOf(size), received: await this.#files.there(importId) };
  }

  async put(importId: string, part: number, bytes: Uint8Array, asking: Asking): Promise<void> {
    const { state } = await this.of(importId, asking);
    const expected = bytesOfPart(state.size, part);
    if (bytes.length !== expected || expected === 0)
      throw refused('PAPER_PART_WRONG', { part, expected, got: bytes.length });
    if (state.phase !== 'uploading') throw refused('IMPORT_NOT_READY', { phase: state.phase });
    await this.#files.put(importId, part, bytes);
  }

  /** Looks into a file that is whole, so that somebody can say what its columns mean. A file that cannot be read ends here. */
  async read(importId: string, asking: Asking): Promise<Stored<ImportState>> {
    const found = await this.of(importId, asking);
    const { phase, refusal } = found.state;
    if (refusal) throw refused(refusal.code, refusal.details);
    if (phase !== 'uploading') return found;
    const { name, size, sha256, unitId } = found.state;
    const there = new Set(await this.#files.there(importId));
    const missing = Array.from({ length: partsOf(size) }, (_, part) => part).filter((part) => !there.has(part));
    if (missing.length > 0)
      throw refused('PAPER_INCOMPLETE', { missing: missing.length, parts: missing.slice(0, MISSING_NAMED) });
    const bytes = await this.#files.bytes(importId);
    if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256) {
      await this.#files.drop(importId);
      throw refused('PAPER_ALTERED', { name });
    }
    try {
      const seen = await lookInto(bytes, name, (header) => this.#mappings.find(unitId, header));
      return afterOf(await this.#imports.run(importId, () => ok({ type: 'look-into', ...seen })));
    } catch (error) {
      if (!(error instanceof ProductError) || error.kind !== 'refused') throw error;
      const { code, details } = error;
      await this.#imports.run(importId, () => ok({ type: 'refuse', code, details, at: asking.moment }));
      await this.#files.drop(importId);
      throw error;
    }
  }

  /** What the columns at a row seem to mean, for a row or a kind that a person chose. */
  async propose(importId: string, { sheet, headerRow, kind }: z.infer<typeof ProposeHeader>, asking: Asking) {
    const { state } = await this.of(importId, asking);
    const rows = (state.sheets[sheet]?.top ?? []).map(({ row, cells }) => ({
      row,
      cells: new Map(Object.entries(cells).map(([letters, text]) => [columnOf(letters), text])),
    }));
    return { columns: headerAt(rows, headerRow, kind)?.columns ?? [] };
  }

  async map(importId: string, mapping: Mapping, asking: Asking): Promise<Stored<ImportState>> {
    const { state } = await this.of(importId, asking);
    await this.#check(mapping, state, asking);
    const mapped = afterOf(await this.#imports.run(importId, () => ok({ type: 'map', mapping })));
    for (const { sheet, kind, columns, headerRow } of mapping.sheets) {
      const header = state.sheets[sheet]!.header;
      if (header?.row === headerRow)
        await this.#mappings.remember(state.unitId, header, { kind, columns }, asking.moment);
    }
    await this.#queue.start(importId, 'previewing');
    return mapped;
  }

  async confirm(importId: string, asking: Asking): Promise<Stored<ImportState>> {
    await this.of(importId, asking);
    return this.#go(importId, { type: 'confirm', by: asking.actor.ref, at: asking.moment });
  }

  async cancel(importId: string, asking: Asking): Promise<Stored<ImportState>> {
    await this.of(importId, asking);
    const after = await this.#go(importId, { type: 'cancel', at: asking.moment });
    if (after.state.phase === 'dropped') {
      await this.#files.drop(importId);
      await this.#rows.drop(importId);
    }
    return after;
  }

  async undo(importId: string, asking: Asking): Promise<Stored<ImportState>> {
    await this.of(importId, asking);
    return this.#go(importId, { type: 'undo', by: asking.actor.ref, at: asking.moment });
  }

  /** An import that the caller may know of; of others nothing is told, not even that they are there. */
  async of(importId: string, asking: Asking): Promise<Stored<ImportState>> {
    const found = await this.#imports.store.load(importId);
    if (!found || !this.#permission.allows('files.import', { path: found.state.path }, asking))
      throw notFound('IMPORT_UNKNOWN', { importId });
    return found;
  }

  async #check({ asOf, sheets }: Mapping, state: ImportState, asking: Asking): Promise<void> {
    const today = localDateOf(asking.moment);
    if (asOf > today) throw refused('IMPORT_DAY_AHEAD', { asOf, today });
    const reading = sheets.filter(({ kind }) => kind !== null);
    if (reading.length === 0) throw refused('IMPORT_NO_SHEET');
    if (new Set(sheets.map(({ sheet }) => sheet)).size < sheets.length) throw refused('IMPORT_SHEET_TWICE');
    for (const { sheet, kind, columns, unitId } of reading) {
      const known: SheetFound | undefined = state.sheets[sheet];
      if (!known) throw refused('IMPORT_SHEET_UNKNOWN', { sheet });
      // Units and posts are the tree's: who may bring lists of members may not for that reason found organisations.
      if (kind !== 'members') this.#permission.requireManage(state.path, asking);
      requireFields(kind!, Object.values(columns), known.name);
      if (unitId !== null) await this.#requireBelow(unitId, state);
    }
  }

  async #requireBelow(unitId: string, { path }: ImportState): Promise<void> {
    const unit = (await this.#units.find(unitId))?.state;
    if (!unit || !isWithin(unit.path, path)) throw refused('IMPORT_UNIT_UNKNOWN', { got: unitId });
  }

  async #go(importId: string, command: ImportCommand): Promise<Stored<ImportState>> {
    const after = afterOf(await this.#imports.run(importId, () => ok(command)));
    if (isAtWork(after.state.phase)) await this.#queue.start(importId, after.state.phase);
    return after;
  }
}

function requireFields(kind: Kind, fields: Field[], sheet: string): void {
  const foreign = fields.filter((field) => !fieldsOf(kind).includes(field));
  const twice = fields.filter((field, at) => fields.indexOf(field) !== at);
  if (foreign.length > 0 || twice.length > 0)
    throw refused('IMPORT_COLUMNS_WRONG', { sheet, fields: [...foreign, ...twice].join(', ') });
  const missing = missingFields(kind, fields);
  if (missing.length > 0) throw refused('IMPORT_FIELDS_MISSING', { sheet, fields: missing.join(', ') });
}
