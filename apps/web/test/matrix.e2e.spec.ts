import {
  axe,
  openBrowser,
  productOfRun,
  walkByTab,
  type Account,
  type Seen,
  type TestBrowser,
  type Visit,
} from '@bontot/testing';
import type { Page } from 'playwright-core';
import { phonePages } from './phone-scenes.ts';
import { acts, furtherLooks, looks, nameOf, others, pages, widths, type Scene } from './scenes.ts';
import { aWaitingFact } from './waiting-fact.ts';

const { url, issuer } = productOfRun();
let browser: TestBrowser;
/** One browser window for each reader and look: a visit costs more than a page. */
const windows = new Map<string, Seen>();

async function windowOf(as: Account | undefined, look: Visit): Promise<Seen> {
  const name = `${as} ${nameOf(look)}`;
  const known = windows.get(name) ?? (await browser.visit({ ...look, ...(as ? { as } : {}) }));
  windows.set(name, known);
  return known;
}

beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  const { page, close } = await browser.visit({ as: 'secretary' });
  await aWaitingFact(page);
  await close();
}, 60_000);
afterAll(() => browser?.close());

/** Words that no reader should see: a key of the catalogue, a hole that was not filled, a value of the machine. */
const UNSAID =
  /\b(shell|cell|units|register|inbox|notices|desk|people|pledges?|organisation|ask|outcome|state|because|action)\.[a-z]\w+|\{[a-zA-Z]|undefined|NaN|\[object/;
const MISSING = ['(không rõ)', '(not stated)', '(не указано)'];

/** Waits until the scene is what it should be: by its own sign, or a title and nothing that is still awaited. */
async function settled(page: Page, { ready }: Pick<Scene, 'ready'>): Promise<void> {
  if (ready) await page.locator(ready).filter({ visible: true }).first().waitFor();
  else await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.loading'));
  await page.evaluate(() => document.fonts.ready);
}

async function enter(page: Page, scene: Scene): Promise<void> {
  await scene.stub?.(page);
  await page.goto(scene.path);
  if (scene.then) {
    await settled(page, {});
    await scene.then(page);
  }
  await settled(page, scene);
}

/** On a phone the docked bar hides for the moment what is no target that is too small: the page is seen to its end. */
async function axeToTheEnd(page: Page): Promise<string[]> {
  const usual = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: usual.width, height: Math.max(height, usual.height) });
  const faults = await axe(page);
  await page.setViewportSize(usual);
  return faults;
}

type Fault = { look: string; faults: string[] };

/** What is wrong with a scene in one look, in words; nothing when all is well. `withAxe`: also by the rules of axe, which take long. */
async function faultsOf(scene: Scene, look: Visit, withAxe: boolean): Promise<string[]> {
  const { page, watch } = await windowOf(scene.as, look);
  const before = watch.problems().length;
  try {
    await enter(page, scene);
    const audit = scene.path.startsWith('/m/') ? axeToTheEnd : axe;
    const faults = withAxe ? await audit(page) : [];
    const text = await page.locator('body').innerText();
    const [unsaid] = UNSAID.exec(text) ?? [];
    if (unsaid) faults.push(`says «${unsaid}»`);
    faults.push(...MISSING.filter((words) => text.includes(words)).map((words) => `says ${words}`));
    const lang = await page.locator('html').getAttribute('lang');
    if (lang !== look.language) faults.push(`lang is ${lang}`);
    const headings = await page.locator('h1').count();
    if (headings !== 1) faults.push(`${headings} headings of the first level`);
    const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth] as const);
    if (whole > inner) faults.push(`scrolls sideways: ${whole} px in ${inner} px`);
    return [
      ...faults,
      ...watch
        .problems()
        .slice(before)
        .filter((problem) => !scene.expected?.test(problem)),
    ];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
}

/** The narrow looks and the wide ones side by side: each look has a window of its own. `axeIn`: the looks that axe judges. */
async function inAll(scene: Scene, every: Visit[], axeIn: (look: Visit) => boolean): Promise<Fault[]> {
  const found: Fault[] = [];
  const lane = async (of: readonly Visit[]): Promise<void> => {
    for (const look of of) {
      const faults = await faultsOf(scene, look, axeIn(look));
      if (faults.length === 0) continue;
      found.push({ look: nameOf(look), faults });
      // At once, for whoever watches: the report of this file comes when all of it has run.
      process.stderr.write(`${scene.path}, ${nameOf(look)}: ${faults.join('\n  ')}\n`);
    }
  };
  await Promise.all((scene.at ?? widths).map((width) => lane(every.filter((look) => look.width === width))));
  return found;
}

const everywhere = (): boolean => true;
/** Languages change words, which every look is asked about, and not what stands where: of a lesser state one language is enough. */
const once = ({ language }: Visit): boolean => language === 'vi';

const everyPage = { ...pages, ...phonePages };
const cases = Object.entries(everyPage).flatMap(([id, states]) =>
  Object.entries(states).map(([state, scene]): [string, string, Scene] => [id, state, scene]),
);

describe('every page in every state, language and width is open to all', () => {
  it.each(cases)(
    '%s: %s',
    async (_id, state, scene) => {
      const found =
        state === 'full'
          ? await inAll(scene, [...looks, ...furtherLooks], everywhere)
          : await inAll(scene, looks, once);
      expect(found).toEqual([]);
    },
    120_000,
  );
  it.each([...Object.entries(others), ...Object.entries(acts)])(
    '%s',
    async (_name, scene) => {
      expect(await inAll(scene, looks, once)).toEqual([]);
    },
    120_000,
  );
});

describe('the keyboard alone', () => {
  it.each(
    Object.entries(everyPage).flatMap(([id, { full }]) => [360, 1440].map((width) => [id, width, full] as const)),
  )(
    'reaches everything on %s at %i px, and shows where it is',
    async (_id, width, scene) => {
      const { page } = await windowOf(scene.as, { language: 'vi', width: width as 360 | 1440 });
      await enter(page, scene);
      const { missed, invisible, stops } = await walkByTab(page);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      expect({ missed, invisible }).toEqual({ missed: [], invisible: [] });
      expect(stops).toBeGreaterThan(2);
    },
    60_000,
  );
});
