import type { Page } from 'playwright-core';

/** The accounts of development, named after the role that each holds; `@bontot/contracts` says who they are. */
export type Account =
  | 'org-dept'
  | 'standing-committee'
  | 'committee'
  | 'supervisor'
  | 'inspector'
  | 'secretary'
  | 'deputy'
  | 'member'
  | 'probationary'
  | 'exempt'
  | 'technical';

/** Signs in as people do: the gateway sends to the provider, its page lists the accounts, one is pressed. */
export async function signIn(page: Page, account: Account, returnTo = '/'): Promise<void> {
  await page.goto(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
  await page.locator(`button[value="${account}"]`).click();
  await page.waitForURL((url) => url.pathname !== '/auth/callback' && !/interaction/.test(url.pathname));
}
