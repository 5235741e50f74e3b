import { Turns } from './turns.ts';

/** Turns that end when the test says so. */
function turns() {
  const began: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = new Turns<string>((items) => {
    began.push(items);
    return new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
  });
  return { work, began, end: (error?: Error) => ends.shift()!(error) };
}
const soon = () => new Promise(setImmediate);

it('joins what is asked for while a turn runs into the next, each item once', async () => {
  const { work, began, end } = turns();
  const first = work.join(['a']);
  await soon();
  const second = [work.join(['b']), work.join(['c', 'b'])];
  end();
  await first;
  await soon();
  expect(began).toEqual([['a'], ['b', 'c']]);
  end();
  await Promise.all(second);
});

it('gives an item asked for in the middle of its turn another one', async () => {
  const { work, began, end } = turns();
  const first = work.join(['a']);
  await soon();
  const again = work.join(['a']);
  end();
  await first;
  await soon();
  end();
  await again;
  expect(began).toEqual([['a'], ['a']]);
});

it('goes on after a turn that failed', async () => {
  const { work, end } = turns();
  const first = work.join(['a']);
  await soon();
  const second = work.join(['b']);
  end(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await soon();
  end();
  await expect(second).resolves.toBeUndefined();
});

it('is idle once nothing runs and nothing waits', async () => {
  const { work, end } = turns();
  const order: string[] = [];
  void work.join(['a']).then(() => order.push('a'));
  await soon();
  void work.join(['b']).then(() => order.push('b'));
  const idle = work.idle().then(() => order.push('idle'));
  end();
  await soon();
  end();
  await idle;
  expect(order).toEqual(['a', 'b', 'idle']);
});
