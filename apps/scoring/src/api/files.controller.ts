import { Answers, Asks, Requires, TakesBytes, type Asking } from '@bontot/service';
import { Body, Controller, Post } from '@nestjs/common';
import * as z from 'zod';
import { Door } from './door.ts';
import { readFactFile } from './fact-file.ts';
import { valueOf } from './register-desk.ts';

/** Facts that go through the door together. */
const AT_ONCE = 500;
/** The gateway takes 256 KB; a longer file is sent in pieces, each with its heading. */
const FILE_BYTES = 200 * 1024;

/** Files of facts, for a sender or a committee that has a sheet and no system: the same door, row by row. */
@Controller('api/v1/register/files')
export class FilesController {
  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
  }

  @Post()
  @Requires('evidence.enter')
  @TakesBytes(FILE_BYTES)
  @Answers(
    'How many rows are on their way, and which are not and why; the same file again changes nothing',
    undefined,
    202,
  )
  async receive(@Body({ schema: z.instanceof(Uint8Array) }) bytes: Uint8Array, @Asks() { actor, moment }: Asking) {
    const rows = valueOf(readFactFile(bytes));
    const answer = { rows: rows.length, accepted: 0, unclaimed: 0, refused: [] as { row: number; code: string }[] };
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      const bodies = some.map(({ body }) => body);
      const receipt = await this.#door.receive(actor, bodies, moment);
      answer.accepted += receipt.accepted;
      answer.unclaimed += receipt.unclaimed ?? 0;
      for (const { index, ...refusal } of receipt.refused) answer.refused.push({ row: some[index]!.row, ...refusal });
    }
    return answer;
  }
}
