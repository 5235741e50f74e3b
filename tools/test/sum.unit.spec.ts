import { sumOfJest } from './sum.ts';

const suite = (status: string, tests: [string, string][] = [], message = '') => ({
  name: `${process.cwd()}/libs/x/src/x.unit.spec.ts`,
  status,
  message,
  assertionResults: tests.map(([fullName, state]) => ({ fullName, status: state })),
});
const report = (...testResults: ReturnType<typeof suite>[]) => ({ testResults });

describe('the sum of a test run', () => {
  it('counts each test', () =>
    expect(
      sumOfJest(
        'unit',
        report(
          suite('failed', [
            ['a', 'passed'],
            ['b', 'failed'],
          ]),
        ),
        1,
      ),
    ).toEqual({
      passed: 1,
      failed: 1,
      failures: ['unit: libs/x/src/x.unit.spec.ts › b'],
    }));
  it.each(['pending', 'todo', 'skipped', 'disabled', 'focused'])('counts a test that is %s as failed', (state) =>
    expect(sumOfJest('unit', report(suite('passed', [['a', state]])), 0)).toMatchObject({ passed: 0, failed: 1 }),
  );
  it('counts a suite that could not run as failed and says why', () =>
    expect(sumOfJest('int', report(suite('failed', [], '\n  SyntaxError: x\n  at y')), 1)).toEqual({
      passed: 0,
      failed: 1,
      failures: ['int: libs/x/src/x.unit.spec.ts did not run: SyntaxError: x'],
    }));
  it('counts a suite without a test as failed', () =>
    expect(sumOfJest('unit', report(suite('passed')), 0)).toMatchObject({ failed: 1 }));
  it('counts a run that left no report as failed', () =>
    expect(sumOfJest('e2e', undefined, 137)).toEqual({
      passed: 0,
      failed: 1,
      failures: ['e2e: no report, exit code 137'],
    }));
  it('counts a run that ended badly after its tests as failed', () =>
    expect(sumOfJest('int', report(suite('passed', [['a', 'passed']])), 1)).toMatchObject({ passed: 1, failed: 1 }));
  it('passes a run in which every test passed', () =>
    expect(sumOfJest('unit', report(suite('passed', [['a', 'passed']])), 0)).toEqual({
      passed: 1,
      failed: 0,
      failures: [],
    }));
});
