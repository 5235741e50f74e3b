import { Pump } from './pump.ts';

/** A process that answers when told to, and remembers its moments. */
function process() {
  const moments: number[][] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  return {
    moments,
    run: async (items: number[]): Promise<string[]> => {
      moments.push(items);
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      await gate.promise;
      return items.map((item) => `answer to ${item}`);
    },
    begun: async (count: number) => {
      while (moments.length < count) await new Promise(setImmediate);
    },
    finish: (moment: number) => gates[moment]!.resolve(),
    fail: (moment: number) => gates[moment]!.reject(new Error(`moment ${moment}`)),
  };
}

describe('the pump', () => {
  it('joins what came together, and what came during a moment, and answers each batch its own in order', async () => {
    const { moments, run, begun, finish } = process();
    const pump = new Pump(run, 100);
    const first = [pump.push([1, 2]), pump.push([3])];
    await begun(1);
    const second = [pump.push([4]), pump.push([5, 6])];
    finish(0);
    expect(await Promise.all(first)).toEqual([['answer to 1', 'answer to 2'], ['answer to 3']]);
    await begun(2);
    finish(1);
    expect(await Promise.all(second)).toEqual([['answer to 4'], ['answer to 5', 'answer to 6']]);
    expect(moments).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });
  it('tells an error to those of its moment alone', async () => {
    const { run, begun, finish, fail } = process();
    const pump = new Pump(run, 100);
    const failing = Promise.allSettled([pump.push([1]), pump.push([2])]);
    await begun(1);
    const after = pump.push([3]);
    fail(0);
    expect(await failing).toMatchObject([
      { status: 'rejected', reason: { message: 'moment 0' } },
      { status: 'rejected', reason: { message: 'moment 0' } },
    ]);
    await begun(2);
    finish(1);
    expect(await after).toEqual(['answer to 3']);
  });
  it('takes batches up to its limit, and one that is larger whole', async () => {
    const { moments, run, begun, finish } = process();
    const pump = new Pump(run, 3);
    const answers = [pump.push([1, 2, 3, 4]), pump.push([5, 6]), pump.push([7, 8])];
    for (const moment of [0, 1, 2]) {
      await begun(moment + 1);
      finish(moment);
    }
    expect((await Promise.all(answers)).flat()).toHaveLength(8);
    expect(moments).toEqual([
      [1, 2, 3, 4],
      [5, 6],
      [7, 8],
    ]);
  });
});
