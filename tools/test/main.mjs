// Everything CI runs: the checks, then the four kinds of test; the last line is «N passed, N failed».
// Names of kinds as arguments (`npm test -- unit int`) leave the other kinds out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFailures, runSteps } from '../check/run-steps.mjs';
import { environment, root, steps } from '../check/steps.mjs';
import { emptySum, sumOfJest } from './sum.ts';
import { runJest } from './run-jest.mjs';

const KINDS = [
  { kind: 'unit', options: ['--silent', '--maxWorkers=2'] },
  { kind: 'int', options: ['--maxWorkers=2'] },
  { kind: 'e2e', options: ['--maxWorkers=1'] },
  { kind: 'browser', options: ['--maxWorkers=1'] },
];

const wanted = process.argv.slice(2);
const begun = performance.now();
const minutes = () => `${((performance.now() - begun) / 60_000).toFixed(1)} min`;
const folder = mkdtempSync(join(tmpdir(), 'bontot-test-'));
const total = emptySum();
const add = ({ passed, failed, failures }) => {
  total.passed += passed;
  total.failed += failed;
  total.failures.push(...failures);
};

try {
  const outcomes = await runSteps(steps, { cwd: root, env: environment });
  printFailures(outcomes);
  add({
    passed: outcomes.filter(({ ok }) => ok).length,
    failed: outcomes.filter(({ ok }) => !ok).length,
    failures: outcomes.filter(({ ok }) => !ok).map(({ name }) => `check: ${name}`),
  });
  for (const { kind, options } of KINDS.filter(({ kind }) => wanted.length === 0 || wanted.includes(kind))) {
    console.log(`\n── ${kind} tests (after ${minutes()}) ──`);
    const file = join(folder, `${kind}.json`);
    const exit = await runJest(kind, [...options, '--json', `--outputFile=${file}`], { cwd: root, env: environment });
    add(sumOfJest(kind, readReport(file), exit));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (total.failures.length > 0) console.log(`\nfailed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}`);
console.log(`\ntook ${minutes()}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
