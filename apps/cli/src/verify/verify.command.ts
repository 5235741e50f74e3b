import { wholeNumber, type Command } from '../command.ts';
import { findInstallation } from '../installation.ts';
import { checkChains } from './chains.ts';
import type { Check, Finding } from './check.ts';
import { checkCompacts } from './compacts.ts';
import { checkMinutes } from './minutes.ts';
import { checkRollUps } from './roll-ups.ts';

/** By the name that the report gives them. */
const CHECKS: Record<string, Check> = {
  'roll-ups': checkRollUps,
  chains: checkChains,
  minutes: checkMinutes,
  compacts: checkCompacts,
};

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'whether roll-ups equal the sum of their children, and cards, minutes and compacts are as they were written',
  help: `
bontot verify [--wait 15] [--json]

Adds up the direct children of every roll-up again and compares. Sums that are still being made are waited for, so the
answer is about a product at rest. Then walks the chain of revisions of every card: each names the hash of the one before,
none is missing, none was changed, and each snapshot is what the log adds up to. Then the chain of signed minutes of every
unit: each names the hash of the one before, and says what its meeting says today. Then every compact that was confirmed:
it says what its digest was taken of, and its confirmations are those of its history.
  --wait   seconds to wait for rest (default 15)
  --json   {"ok", "roll-ups": {"ok", "checked", "differences": […]}, "chains": {…}, "minutes": {…}, "compacts": {…}}

Exit codes: 0 nothing differs, 1 something differs or the product does not answer, 2 wrong options`,
  options: { wait: { type: 'string' }, json: { type: 'boolean' } },
  async run(values, _positionals, io) {
    const waitMs = wholeNumber(values, 'wait', 15, { min: 0, max: 600 }) * 1_000;
    const installation = findInstallation(io.env);
    const findings: Record<string, Finding> = {};
    for (const [name, check] of Object.entries(CHECKS))
      findings[name] = await check(installation, {
        waitMs,
        signal: io.signal,
        progress: (line) => io.err(`${line}\n`),
      });
    const ok = Object.values(findings).every((finding) => finding.ok);
    if (values.json) io.out(`${JSON.stringify({ ok, ...findings })}\n`);
    else for (const [name, finding] of Object.entries(findings)) io.out(linesOf(name, finding));
    return ok ? 0 : 1;
  },
};

const linesOf = (name: string, { ok, checked, differences, note }: Finding): string =>
  [
    `${name.padEnd(12)} ${ok ? 'ok' : 'DIFFERENT'}, ${checked} compared${note ? ` (${note})` : ''}`,
    ...differences.map((line) => `  ${line}`),
    '',
  ].join('\n');
