import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** WCAG 2.2 at levels A and AA, and what axe calls good practice of headings and landmarks. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Violation = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] };

/** axe itself, read once. */
let source: string | undefined;

/**
 * What axe finds wrong with the page as it is now, one line a place. It comes in by the debugger's protocol, which no
 * content security policy forbids, so the page runs under the very policy that people get.
 */
export async function axe(page: Page): Promise<string[]> {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const debug = await page.context().newCDPSession(page);
  try {
    await debug.send('Runtime.evaluate', { expression: source });
    const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
      expression: `axe.run(document, ${JSON.stringify({
        runOnly: { type: 'tag', values: TAGS },
        resultTypes: ['violations'],
      })}).then(({ violations }) => JSON.stringify(violations))`,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.exception?.description}`);
    return (JSON.parse(String(result.value)) as Violation[]).flatMap(linesOf);
  } finally {
    await debug.detach();
  }
}

const linesOf = ({ id, help, nodes }: Violation): string[] =>
  nodes.map(({ target, failureSummary }) => {
    const why = failureSummary?.split('\n').slice(1).join(' ').trim();
    return `${id}: ${help}: ${target.join(' ')}: ${why}`;
  });
