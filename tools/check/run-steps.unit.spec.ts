import { runSteps } from './run-steps.mjs';

const node = (name: string, script: string, after?: string) => ({
  name,
  command: [process.execPath, '-e', script],
  after,
});
const run = (steps: unknown[], width = 2) =>
  runSteps(steps as never, { cwd: process.cwd(), env: process.env, width, report: () => {} });

describe('steps side by side', () => {
  it('tell which failed and what they said', async () => {
    const outcomes = await run([
      node('good', 'console.log("fine")'),
      node('bad', 'console.error("broken"); process.exit(3)'),
    ]);
    expect(outcomes.map(({ name, ok }) => [name, ok]).sort()).toEqual([
      ['bad', false],
      ['good', true],
    ]);
    expect(outcomes.find(({ ok }) => !ok)?.output).toContain('broken');
  });
  it('count a command that does not exist as failed', async () =>
    expect(await run([{ name: 'gone', command: ['/nowhere/at-all'] }])).toMatchObject([{ name: 'gone', ok: false }]));
  it('wait for the step whose result they read', async () => {
    const outcomes = await run([node('first', 'setTimeout(() => {}, 300)'), node('second', '', 'first')]);
    expect(outcomes.map(({ name }) => name)).toEqual(['first', 'second']);
  });
  it('do not wait for others', async () => {
    const outcomes = await run([node('slow', 'setTimeout(() => {}, 2_000)'), node('quick', '')]);
    expect(outcomes.map(({ name }) => name)).toEqual(['quick', 'slow']);
  });
});
