// Sums up Jest reports so that nothing that did not run looks like a success.

/** What this reads of a Jest report (`--json`). */
export type JestReport = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};
export type Sum = { passed: number; failed: number; failures: string[] };
type Suite = JestReport['testResults'][number];

/** Full names of tests that may be skipped, each with its reason. There is none. */
const MAY_BE_SKIPPED = new Set<string>([]);

export const emptySum = (): Sum => ({ passed: 0, failed: 0, failures: [] });

/**
 * @param report what `--outputFile` holds; undefined when Jest left none
 * @param exit Jest's exit code: a failure that no test carries (a crash, a failed setup) counts as one
 */
export function sumOfJest(kind: string, report: JestReport | undefined, exit: number): Sum {
  const sum = emptySum();
  const fail = (what: string) => {
    sum.failed += 1;
    sum.failures.push(`${kind}: ${what}`);
  };
  for (const suite of report?.testResults ?? []) {
    for (const test of suite.assertionResults) {
      const name = `${fileOf(suite)} › ${test.fullName}`;
      if (test.status === 'passed') sum.passed += 1;
      else if (test.status === 'failed') fail(name);
      else if (!MAY_BE_SKIPPED.has(test.fullName)) fail(`${name} (${test.status}, not run)`);
    }
    const carried = suite.assertionResults.some(({ status }) => status === 'failed');
    if (suite.status === 'failed' && !carried) fail(`${fileOf(suite)} did not run: ${firstLine(suite.message)}`);
    else if (suite.assertionResults.length === 0 && suite.status !== 'failed') fail(`${fileOf(suite)} holds no test`);
  }
  if (!report) fail(`no report, exit code ${exit}`);
  else if (exit !== 0 && sum.failed === 0) fail(`ended with exit code ${exit} though no test failed`);
  return sum;
}

const fileOf = ({ name }: Suite) => name.replace(`${process.cwd()}/`, '');
const firstLine = (message = '') =>
  message
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? 'no message';
