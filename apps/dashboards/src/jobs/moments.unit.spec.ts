import { transient } from '@bontot/kernel';
import { Moments } from './moments.ts';

describe('moments', () => {
  it('deals with what several partitions bring at once in one go, in their order', async () => {
    const moments: number[][] = [];
    const gathered = new Moments<number>(async (items) => void moments.push(items));
    await Promise.all([gathered.add([1, 2]), gathered.add([3]), gathered.add([4, 5])]);
    expect(moments).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('keeps no more in hand than it may, and takes a part that is bigger alone', async () => {
    const sizes: number[] = [];
    const gathered = new Moments<number>(async (items) => void sizes.push(items.length));
    await Promise.all([490, 900, 5, 6].map((size) => gathered.add(Array.from({ length: size }, () => 0))));
    expect(sizes).toEqual([490, 900, 11]);
  });

  it('tells nobody before the work is done, and takes what came meanwhile afterwards', async () => {
    let finish = () => {};
    const moments: string[][] = [];
    const gathered = new Moments<string>((items) => {
      moments.push(items);
      return moments.length === 1 ? new Promise((done) => (finish = done)) : Promise.resolve();
    });
    let told = false;
    const first = gathered.add(['a']).then(() => (told = true));
    while (moments.length === 0) await new Promise((resume) => setTimeout(resume, 1));
    const second = gathered.add(['b']);
    expect([told, moments.length]).toEqual([false, 1]);
    finish();
    await Promise.all([first, second]);
    expect(moments).toEqual([['a'], ['b']]);
  });

  it('lets nobody suffer for the part of another', async () => {
    const gathered = new Moments<string>(async (items) => {
      if (items.includes('bad')) throw new Error('bad');
    });
    const results = await Promise.allSettled([gathered.add(['good']), gathered.add(['bad']), gathered.add(['fine'])]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('does not try one by one when an engine is away', async () => {
    let tries = 0;
    const gathered = new Moments<string>(async () => {
      tries++;
      throw transient('STORE_UNAVAILABLE');
    });
    const results = await Promise.allSettled([gathered.add(['a']), gathered.add(['b'])]);
    expect([tries, results.map(({ status }) => status)]).toEqual([1, ['rejected', 'rejected']]);
  });
});
