/// <reference lib="dom" />
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from './chromium.ts';
import { drawn } from './drawn.ts';
import { signIn, type Account } from './sign-in.ts';
import { watch, type Watch } from './watch.ts';

/** How somebody looks at the product. By default a secretary's desk: Vietnamese, 1,440 px, light, nobody signed in. */
export type Visit = {
  as?: Account;
  language?: 'vi' | 'en' | 'ru';
  width?: 360 | 1440;
  theme?: 'light' | 'dark';
  /** Type × 1.25, as a person chooses it. */
  large?: boolean;
};

/** What a reader may choose on the page itself. */
export type Choice = Omit<Visit, 'as' | 'width'>;

export type Seen = {
  page: Page;
  watch: Watch;
  /** The reader chooses otherwise in another tab, and this one follows; what is not named is as at a first visit. */
  choose(choice: Choice): Promise<void>;
  close(): Promise<void>;
};

export type TestBrowser = {
  /** A person of her own: own cookies, own storage. Whoever came in once under a name stays signed in for later visits. */
  visit(visit?: Visit): Promise<Seen>;
  /** Later visits sign in anew. */
  forget(account: Account): void;
  close(): Promise<void>;
};

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

const HEIGHTS = { 360: 740, 1440: 900 };
/** Chromium may run as root in a container, and paints letters alike on every machine. */
const FLAGS = ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu', '--disable-dev-shm-usage'];
/** Pages answer in milliseconds; this is for a machine where other tests run. */
const PATIENCE_MS = 15_000;

/**
 * A real browser that visits the product at `url`; `issuer` is the one foreign address that pages may go to, to sign in.
 * Playwright is loaded here, so that tests without a browser do not carry it.
 */
export async function openBrowser(url: string, issuer: string): Promise<TestBrowser> {
  const [{ chromium: playwright }, { program, env }] = await Promise.all([import('playwright-core'), chromium()]);
  const browser = await playwright.launch({
    executablePath: program,
    args: FLAGS,
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const states = new Map<Account, State>();

  async function stateOf(account: Account): Promise<State> {
    const known = states.get(account);
    if (known) return known;
    const context = await browser.newContext({ baseURL: url, locale: 'vi-VN' });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await signIn(page, account);
      const state = await context.storageState();
      states.set(account, state);
      return state;
    } finally {
      await context.close();
    }
  }

  return {
    async visit({ as, language = 'vi', width = 1440, theme = 'light', large = false } = {}) {
      const context = await browser.newContext({
        baseURL: url,
        locale: { vi: 'vi-VN', en: 'en-GB', ru: 'ru-RU' }[language],
        timezoneId: 'Asia/Ho_Chi_Minh',
        viewport: { width, height: HEIGHTS[width] },
        colorScheme: theme,
        reducedMotion: 'reduce',
        ...(as ? { storageState: await stateOf(as) } : {}),
      });
      context.setDefaultTimeout(PATIENCE_MS);
      await context.addInitScript(remember({ language, type: large ? 'large' : 'normal' }));
      const page = await context.newPage();
      return {
        page,
        watch: watch(page, [new URL(url).origin, new URL(issuer).origin]),
        choose: (choice) => choose(page, choice),
        close: () => context.close(),
      };
    },
    forget: (account) => void states.delete(account),
    close: () => browser.close(),
  };
}

/** Where a browser keeps what its reader chose (`apps/web/src/shared/chosen.ts`). */
const PREFERENCES = 'bontot.preferences';

/** What somebody chose on an earlier visit; a later choice on the page stands. */
const remember = (chosen: object): string =>
  `localStorage.getItem('${PREFERENCES}') ?? localStorage.setItem('${PREFERENCES}', '${JSON.stringify(chosen)}')`;

async function choose(page: Page, { language = 'vi', theme = 'light', large = false }: Choice): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(
    ([key, chosen]) => {
      localStorage.setItem(key, chosen);
      window.dispatchEvent(new StorageEvent('storage', { key }));
    },
    [PREFERENCES, JSON.stringify({ language, type: large ? 'large' : 'normal' })] as const,
  );
  const type = large ? '[data-type=large]' : ':not([data-type])';
  await page.locator(`html[lang=${language}][data-theme=${theme}]${type}`).waitFor({ state: 'attached' });
  await drawn(page);
}
