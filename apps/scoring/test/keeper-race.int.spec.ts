import { assessmentChanged } from '@bontot/contracts';
import { kindOf } from '@bontot/kernel';
import { jest } from '@jest/globals';
import { fact, unit, verdict } from './builders.ts';
import { digestBy, expectSound, publisher, Scoring } from './rig.ts';
import type { Entry } from '../src/card/entry.ts';
import { readChange, type InRecord } from '../src/worker/intake.ts';
import type { Keeper } from '../src/worker/keeper.ts';

jest.setTimeout(180_000);

const CELLS = Array.from({ length: 20 }, (_, n) => `QN-LH-${n + 10}`);
const MOMENTS = 100;
const MEASURES = ['task.completed', 'task.exceeded', 'dues.paid', 'meeting.attendance'];

/** As the consumer does with a transient error: the same records again. */
async function persist(keeper: Keeper, records: InRecord[]): Promise<void> {
  for (;;)
    try {
      await keeper.process(records);
      return;
    } catch (error) {
      if (kindOf(error) !== 'transient') throw error;
    }
}

describe('two workers on the same cards', () => {
  let scoring: Scoring;
  beforeAll(async () => void (scoring = await Scoring.open()));
  afterAll(() => scoring.close());

  it('lose race after race and no fact: every card is what evaluate says of all facts', async () => {
    await scoring.knows(...CELLS.map((cellId) => unit(cellId)));
    const { chain } = scoring.stores;
    const insert = chain.insert.bind(chain);
    let races = 0;
    chain.insert = async (documents) => {
      const lost = await insert(documents);
      races += lost.size;
      return lost;
    };
    // Two halves of one stream, as records of two topics of one cell that two workers read. No revision comes twice.
    const halves: InRecord[][][] = [[], []];
    for (let moment = 0; moment < MOMENTS; moment++)
      for (const half of [0, 1])
        halves[half]!.push(
          CELLS.map((cellId, n) => {
            const at = moment * 7 + n + half;
            const body = fact(MEASURES[at % 4]!, { cellId, source: `s${at % 30}`, revision: 1 + 2 * moment + half });
            if (at % 11 === 0)
              return scoring.doors.verdict(verdict(body, 'rejected', { revision: body.revision - 1 || 1 }));
            return half === 0 ? scoring.doors.from('publisher', body) : scoring.doors.byHand(body);
          }),
        );
    const entriesSent = (cellId: string): Entry[] =>
      halves.flat(2).flatMap((record) => {
        const read = readChange(record, new Map([[publisher.sender, publisher]]));
        if (!read.ok || (read.value.kind !== 'fact' && read.value.kind !== 'verdict')) throw new Error('not read');
        return read.value.key.cellId === cellId ? [read.value.entry] : [];
      });
    const run = async (half: InRecord[][]) => {
      const keeper = scoring.worker();
      for (const records of half) await persist(keeper, records);
    };
    await Promise.all(halves.map(run));

    expect(races).toBeGreaterThan(200);
    for (const cellId of CELLS) {
      const key = { cellId, period: '2026' };
      const written = await scoring.chain(key);
      expectSound(key, written);
      const { digest, version } = await scoring.card(key);
      expect(version).toBe(written.length);
      expect(digest).toBe(digestBy(entriesSent(cellId), key, scoring.clock.at));
      expect(lastTold(scoring, cellId)).toBe(digest);
    }
  });
});

/** Two workers may tell out of order; who listens keeps the higher revision. */
function lastTold(scoring: Scoring, cellId: string): string | undefined {
  const bodies = scoring.told(assessmentChanged.type).map(({ body }) => assessmentChanged.body.parse(body));
  return bodies.filter((body) => body.cellId === cellId).sort((a, b) => b.revision - a.revision)[0]?.digest;
}
