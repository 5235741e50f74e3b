import type { Reach } from '@bontot/access';
import { Answers, forbidOutside, notFound, Requires, Scopes } from '@bontot/service';
import { Controller, Get, Param } from '@nestjs/common';
import type * as z from 'zod';
import { Units } from '../storage/units.ts';
import { CellAnswer, CellPathParams } from './schemas.ts';

/** What a scorecard belongs to: a cell, or a committee with a card of its own. */
@Controller('api/v1/cells')
export class CellsController {
  readonly #units: Units;

  constructor(units: Units) {
    this.#units = units;
  }

  @Get(':cellId')
  @Requires('score.read')
  @Answers('Name, type and place of a cell or committee', CellAnswer)
  async one(@Param({ schema: CellPathParams }) { cellId }: z.infer<typeof CellPathParams>, @Scopes() reach: Reach) {
    const unit = await this.#units.find(cellId);
    if (!unit || unit.state.level === 'party_group') throw notFound('CELL_UNKNOWN', { cellId });
    const { name, cellType, level, path } = unit.state;
    forbidOutside(reach, path);
    return { id: cellId, name, type: cellType, level, path };
  }
}
