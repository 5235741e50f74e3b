// Runs commands side by side and tells of each as it ends.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const LINES_OF_A_FAILURE = 25;

/**
 * @typedef {{ name: string, command: string[], after?: string }} Step a command and its arguments, and the step (earlier
 *   in the list) whose result it reads
 * @typedef {{ name: string, ok: boolean, seconds: number, output: string }} Outcome
 */

/** Runs the steps in order, as many at once as there are processors (at most `width`). @returns {Promise<Outcome[]>} */
export async function runSteps(steps, { cwd, env, width = availableParallelism(), report = printOutcome }) {
  const waiting = [...steps];
  const outcomes = [];
  const started = new Map();
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const running = Promise.resolve(started.get(step.after)).then(() => runStep(step, { cwd, env }));
      started.set(step.name, running);
      const outcome = await running;
      report(outcome);
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, steps.length) }, worker));
  return outcomes;
}

function runStep({ name, command: [file, ...args] }, { cwd, env }) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const end = (ok, extra = '') => {
      const output = Buffer.concat(chunks).toString('utf8') + extra;
      resolve({ name, ok, seconds: (performance.now() - begun) / 1000, output });
    };
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code) => end(code === 0));
  });
}

function printOutcome({ name, ok, seconds }) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s`);
}

/** The first lines of what each failed step said; suites that passed say nothing. */
export function printFailures(outcomes) {
  for (const { name, output } of outcomes.filter(({ ok }) => !ok)) {
    const lines = output.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('PASS '));
    console.log(`\n── ${name} ──\n${lines.slice(0, LINES_OF_A_FAILURE).join('\n')}`);
    if (lines.length > LINES_OF_A_FAILURE) console.log(`… ${lines.length - LINES_OF_A_FAILURE} more lines`);
  }
}
