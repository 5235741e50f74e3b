import type { LocalDate, Result } from '@bontot/kernel';
import { columnName, isFault, shownOf, textOf, type Cell } from './cell.ts';
import type { Field } from './fields.ts';
import type { FieldCells } from './mapping.ts';

/** What is wrong with a row, at a cell where it can be said: `C17`. */
export type RowProblem = { cell: string | null; code: string; details: Record<string, unknown> };

/** What becomes of a row. `problem`: nothing is written of it. `left-out`: it is no row about anybody. */
export type RowOutcome = 'create' | 'change' | 'move' | 'same' | 'problem' | 'left-out';

/** Reads a row field by field and collects what is wrong with it. */
export class RowReader {
  readonly problems: RowProblem[] = [];
  readonly #row: number;
  readonly #cells: FieldCells;

  constructor(row: number, cells: FieldCells) {
    this.#row = row;
    this.#cells = cells;
    for (const { cell, column } of cells.values())
      if (isFault(cell)) this.problems.push(this.#at(column, cell.fault, { got: cell.shown.slice(0, 60) }));
  }

  has(field: Field): boolean {
    return this.text(field) !== '';
  }

  text(field: Field): string {
    return textOf(this.#cells.get(field)?.cell);
  }

  /** The cell by one of the readers of dates; undefined where there is none, or it is a problem now. */
  read<Value>(field: Field, reader: (cell: Cell) => Result<Value>): Value | undefined {
    const found = this.#cells.get(field);
    if (!found || isFault(found.cell) || textOf(found.cell) === '') return undefined;
    const read = reader(found.cell);
    if (read.ok) return read.value;
    this.problems.push(this.#at(found.column, read.refusal.code, read.refusal.details));
    return undefined;
  }

  refuse(field: Field | null, code: string, details: Record<string, unknown> = {}): void {
    const found = field === null ? undefined : this.#cells.get(field);
    const got = found ? { got: shownOf(found.cell) } : {};
    this.problems.push(this.#at(found?.column, code, { ...got, ...details }));
  }

  #at(column: number | undefined, code: string, details: Record<string, unknown>): RowProblem {
    return { cell: column === undefined ? null : `${columnName(column)}${this.#row}`, code, details };
  }
}

/** Days of rows lie between these two, or somebody mistyped a year. */
export const isLikely = (day: LocalDate, today: LocalDate): boolean =>
  day >= '1930-01-01' && day <= `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
