import { eventually } from '@bontot/testing';
import type { Page } from 'playwright-core';

/** Today in Viet Nam. */
export const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Has the secretary who looks at the page enter a fact of the own cell that waits for a verdict, and waits until it does. */
export async function aWaitingFact(page: Page, cellId = 'QN-LH-07'): Promise<string> {
  const year = today().slice(0, 4);
  const source = `register/test/${crypto.randomUUID().slice(0, 8)}`;
  const body = {
    cellId,
    measure: 'candidate.introduced',
    source,
    revision: 1,
    effectiveOn: `${year}-01-01`,
    value: { n: 1 },
    evidence: [{ kind: 'minutes', ref: '08-BB/CB', issuer: 'Chi bộ thôn 7' }],
  };
  const { origin } = new URL(page.url().startsWith('http') ? page.url() : (await page.goto('/notices'))!.url());
  const answer = await page.request.post('/api/v1/evidence', { data: body, headers: { origin } });
  if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`);
  await eventually(
    async () => {
      const log = await page.request.get(`/api/v1/cells/${cellId}/assessments/${year}/evidence?limit=20`);
      return ((await log.json()) as { items: { source?: string }[] }).items.some((line) => line.source === source);
    },
    { timeoutMs: 30_000 },
  );
  return source;
}
