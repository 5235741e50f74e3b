import type { Reach } from '@bontot/access';
import { UnitId } from '@bontot/contracts';
import { localDateOf, type UnitPath } from '@bontot/kernel';
import { disposition } from '@bontot/papers';
import { Answers, Asks, forbidOutside, notFound, RequestMoment, Requires, Scopes, type Asking } from '@bontot/service';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import * as z from 'zod';
import { csvOf } from '../jobs/sheets/csv-writer.ts';
import { xlsxOf, type SheetOut } from '../jobs/sheets/xlsx-writer.ts';
import { ExportLog } from '../storage/export-log.ts';
import { Units } from '../storage/units.ts';
import { ExportDesk } from './export-desk.ts';
import { Permission } from './permission.ts';

const Format = z.enum(['xlsx', 'csv']).default('xlsx');
const UnitsQuery = z.object({ unitId: UnitId, format: Format });
const MembersQuery = z.object({
  ...UnitsQuery.shape,
  reason: z.string().trim().min(5).max(300).meta({ description: 'why names leave the product; it is kept' }),
});
const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
type Format = keyof typeof TYPES;

/** Lists as files, in the shape in which they may come back. */
@Controller('api/v1/exports')
export class ExportsController {
  readonly #desk: ExportDesk;
  readonly #log: ExportLog;
  readonly #units: Units;
  readonly #permission: Permission;

  constructor(desk: ExportDesk, log: ExportLog, units: Units, permission: Permission) {
    this.#desk = desk;
    this.#log = log;
    this.#units = units;
    this.#permission = permission;
  }

  @Get('units')
  @Requires('score.read')
  @Header('x-content-type-options', 'nosniff')
  @Answers('The units at or below one, as a file')
  async units(
    @Query({ schema: UnitsQuery }) { unitId, format }: z.infer<typeof UnitsQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() moment: number,
  ) {
    const path = await this.#pathOf(unitId);
    forbidOutside(reach, path);
    return fileOf(this.#desk.units(path, moment), format, `to-chuc-${unitId}`, moment);
  }

  /** Names leave with a reason that is kept, written down before the first of them goes out. */
  @Get('members')
  @Requires('export.names')
  @Header('x-content-type-options', 'nosniff')
  @Answers('The members of the cells at or below a unit, as a file')
  async members(
    @Query({ schema: MembersQuery }) { unitId, format, reason }: z.infer<typeof MembersQuery>,
    @Asks() asking: Asking,
  ) {
    const path = await this.#pathOf(unitId);
    this.#permission.require('export.names', { path }, asking);
    await this.#log.add({ by: asking.actor.ref, unitId, what: 'members', format, reason, at: asking.moment });
    return fileOf(this.#desk.members(path, asking.moment), format, `dang-vien-${unitId}`, asking.moment);
  }

  async #pathOf(unitId: string): Promise<UnitPath> {
    const unit = await this.#units.find(unitId);
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId });
    return unit.state.path;
  }
}

function fileOf(sheet: SheetOut, format: Format, name: string, moment: number): StreamableFile {
  const file = disposition(`${name}-${localDateOf(moment)}.${format}`);
  return new StreamableFile(format === 'xlsx' ? xlsxOf(sheet) : csvOf(sheet), {
    type: TYPES[format],
    disposition: file,
  });
}
