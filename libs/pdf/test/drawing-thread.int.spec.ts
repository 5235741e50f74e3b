import { footOf, letterhead, paragraph, table, type Form } from '@bontot/print';
import { execFile } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { DrawingThread, type Limits } from '../src/drawing-thread.ts';
import { pdfOf } from '../src/pdf-of.ts';
import { render } from '../src/render.ts';

const formOf = (title: string, lines = 0): Form => ({
  title,
  content: [
    letterhead({ unitName: 'Chi bộ thôn 7', parentName: null, kind: 'regular', day: '2026-10-10', number: null }),
    ...Array.from({ length: lines }, (_, at) => paragraph(`${at + 1}. Ý kiến của đảng viên về việc chung.`)),
    table([30, '*'], ['TT', 'Nội dung'], [['1', 'Dọn bãi chợ']]),
  ],
  foot: {
    ...{ code: null, about: 'Bản nháp', address: null, link: '/m/meetings/1', signedTimes: 0 },
    ...{ madeFrom: 'In lúc 20:00', remarks: [] },
  },
});

/** Answers with the title of its form, unless the title says otherwise. */
const entry = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ form: { title } }) => {
      if (title === 'falls') throw new Error('fell');
      if (title === 'leaves') process.exit(3);
      if (title === 'hangs') for (;;);
      parentPort.postMessage(title === 'cannot' ? { error: title } : { bytes: new TextEncoder().encode(title) });
    });`)}`,
);
const threadWith = (limits: Partial<Limits> = {}) => {
  const thread = new DrawingThread(entry, { asked: 4, ms: 10_000, ...limits });
  return async (title: string) => (await thread.draw({ form: formOf(title), compress: true })).toString();
};

describe('a thread that draws', () => {
  it('answers each with its own, one after the other', async () => {
    const draw = threadWith();
    expect(await Promise.all(['a', 'b', 'c'].map(draw))).toEqual(['a', 'b', 'c']);
  });

  it.each(['falls', 'leaves'])('that %s takes this drawing alone with it', async (title) => {
    const draw = threadWith();
    const [fallen, next] = await Promise.allSettled([draw(title), draw('next')]);
    expect(fallen).toMatchObject({ reason: { code: 'PRINTING_STOPPED', kind: 'transient' } });
    expect(next).toEqual({ status: 'fulfilled', value: 'next' });
  });

  it('is stopped when a drawing takes too long, and the next one begins anew', async () => {
    const draw = threadWith({ ms: 3_000 });
    const [late, next] = await Promise.allSettled([draw('hangs'), draw('next')]);
    expect(late).toMatchObject({ reason: { code: 'PRINTING_TOO_LONG', details: { ms: 3_000 } } });
    expect(next).toEqual({ status: 'fulfilled', value: 'next' });
  });

  it('stays when a form cannot be drawn', async () => {
    const draw = threadWith();
    await expect(draw('cannot')).rejects.toThrow('A form cannot be drawn: cannot');
    expect(await draw('next')).toBe('next');
  });

  it('takes no more than it may, and again once there is room', async () => {
    const draw = threadWith({ asked: 2 });
    const two = [draw('a'), draw('b')];
    await expect(draw('c')).rejects.toMatchObject({ code: 'PRINTING_BUSY', kind: 'transient' });
    expect(await Promise.all(two)).toEqual(['a', 'b']);
    expect(await draw('c')).toBe('c');
  });
});

describe('a form as a PDF', () => {
  it('is drawn as in the own thread', async () => {
    const made = () => formOf('Biên bản');
    const sizes = await Promise.all([pdfOf(made()), render({ form: made(), compress: true })]);
    expect(sizes.map((bytes) => bytes.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-']);
    expect(sizes[0]!.length).toBe(sizes[1]!.length);
  });

  it('that cannot be laid out says where that was noticed, and nothing of what it holds', async () => {
    const odd = { ...formOf('Biên bản'), content: [{ nothing: 'Chíu Văn Phong' }] } as unknown as Form;
    const { message } = (await pdfOf(odd).catch((error: unknown) => error)) as Error;
    expect(message).toMatch(/^A form cannot be drawn: Error\n +at .*pdfmake/);
    expect(message).not.toContain('Phong');
  });

  it('is plain data, its foot too', () => {
    const form = formOf('Biên bản');
    expect(structuredClone(form)).toEqual(form);
    expect(JSON.stringify(footOf(form.foot)(2, 3))).toContain('Trang 2/3');
  });

  it('leaves the service free to answer while it is drawn', async () => {
    // Made anew each time: drawing marks what it has drawn.
    const made = () => formOf('Biên bản', 20);
    await Promise.all([pdfOf(made()), render({ form: made(), compress: true })]);
    const aside = await longestDelay(() => Promise.all(tenTimes.map(() => pdfOf(made()))));
    const within = await longestDelay(async () => {
      for (const _ of tenTimes) {
        await render({ form: made(), compress: true });
        await turned();
      }
    });
    expect(aside).toBeLessThan(within / 2);
  });

  it('keeps no process alive', async () => {
    const program = `
      const { pdfOf } = await import('@bontot/pdf');
      console.log((await pdfOf(${JSON.stringify(formOf('Biên bản'))})).subarray(0, 4).toString());`;
    const flags = ['--conditions=source', '--no-warnings', '--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, flags, { timeout: 30_000 });
    expect(stdout.trim()).toBe('%PDF');
  });
});

/** The loop has turned whole, its timers too. */
async function turned(): Promise<void> {
  for (const _ of [1, 2]) await new Promise((resolve) => setImmediate(resolve));
}

const tenTimes = Array.from({ length: 10 });

/** The longest that the event loop of this thread was late meanwhile, in milliseconds. */
async function longestDelay(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  await turned();
  delay.disable();
  return delay.max / 1e6;
}
