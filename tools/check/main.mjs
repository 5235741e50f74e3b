// `npm run check`: everything that is quick, before each commit. Names of steps as arguments run only those.
import { printFailures, runSteps } from './run-steps.mjs';
import { environment, root, steps, unit } from './steps.mjs';

const wanted = process.argv.slice(2);
const chosen = [unit, ...steps].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const begun = performance.now();
const outcomes = await runSteps(chosen, { cwd: root, env: environment });
printFailures(outcomes);
const failed = outcomes.filter(({ ok }) => !ok).length;
console.log(`\n${chosen.length - failed} ok, ${failed} failed, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
