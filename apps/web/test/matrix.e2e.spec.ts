import {
  axe,
  openBrowser,
  productOfRun,
  walkByTab,
  type Account,
  type Choice,
  type Seen,
  type TestBrowser,
} from '@bontot/testing';
import type { Page } from 'playwright-core';
import { phonePages } from './phone-scenes.ts';
import { acts, furtherLooks, looks, nameOf, others, pages, widths, type Scene, type Width } from './scenes.ts';
import { aWaitingFact } from './waiting-fact.ts';

const { url, issuer } = productOfRun();
let browser: TestBrowser;
/** One browser window for each reader and width: a visit costs more than a page. */
const windows = new Map<string, Seen>();

async function windowOf(as: Account | undefined, width: Width): Promise<Seen> {
  const name = `${as} ${width}`;
  const known = windows.get(name) ?? (await browser.visit({ width, ...(as ? { as } : {}) }));
  windows.set(name, known);
  return known;
}

beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  const { page, close } = await browser.visit({ as: 'secretary' });
  await aWaitingFact(page);
  await close();
});
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

/**
 * As at a first visit again. A page that is left asks for nothing any more, so that no answer in the place of the product's is
 * missed; a picture of the same origin costs the browser no new process.
 */
async function leave({ page, choose }: Seen): Promise<void> {
  await choose({});
  await page.goto('/favicon.svg');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
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

/** The rules of axe take long. Languages change words, which every look is asked about, and not what stands where. */
const judgedByAxe = ({ language, large }: Choice): boolean => language === 'vi' || large === true;

/** What is wrong with a scene that stands, in one look, in words; nothing when all is well. */
async function faultsOf(scene: Scene, { page, choose }: Seen, look: Choice): Promise<string[]> {
  await choose(look);
  await settled(page, scene);
  const audit = scene.path.startsWith('/m/') ? axeToTheEnd : axe;
  const faults = judgedByAxe(look) ? await audit(page) : [];
  const text = await page.locator('body').innerText();
  const [unsaid] = UNSAID.exec(text) ?? [];
  if (unsaid) faults.push(`says «${unsaid}»`);
  faults.push(...MISSING.filter((words) => text.includes(words)).map((words) => `says ${words}`));
  const headings = await page.locator('h1').count();
  if (headings !== 1) faults.push(`${headings} headings of the first level`);
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth] as const);
  if (whole > inner) faults.push(`scrolls sideways: ${whole} px in ${inner} px`);
  return faults;
}

/** Opens the scene once and looks at it in every way: words and colours change in place, as they do for people. */
async function faultsAt(width: Width, scene: Scene, every: readonly Choice[]): Promise<Fault[]> {
  const found: Fault[] = [];
  const add = (look: string, faults: string[]): void => {
    if (faults.length === 0) return;
    found.push({ look, faults });
    // At once, for whoever watches: the report of this file comes when all of it has run.
    process.stderr.write(`${scene.path}, ${look}: ${faults.join('\n  ')}\n`);
  };
  const seen = await windowOf(scene.as, width);
  const before = seen.watch.problems().length;
  try {
    await enter(seen.page, scene);
    for (const look of every) add(`${width} px, ${nameOf(look)}`, await faultsOf(scene, seen, look));
  } catch (error) {
    add(`${width} px`, [error instanceof Error ? error.message : String(error)]);
  }
  const problems = seen.watch.problems().slice(before);
  add(
    `${width} px`,
    problems.filter((problem) => !scene.expected?.test(problem)),
  );
  await leave(seen);
  return found;
}

/** Narrow and wide side by side: each has a window of its own. */
const inAll = async (scene: Scene, every: readonly Choice[]): Promise<Fault[]> =>
  (await Promise.all((scene.at ?? widths).map((width) => faultsAt(width, scene, every)))).flat();

const everyPage = { ...pages, ...phonePages };
const cases = Object.entries(everyPage).flatMap(([id, states]) =>
  Object.entries(states).map(([state, scene]): [string, string, Scene] => [id, state, scene]),
);

describe('every page in every state, language and width is open to all', () => {
  it.each(cases)('%s: %s', async (_id, state, scene) => {
    expect(await inAll(scene, state === 'full' ? [...looks, ...furtherLooks] : looks)).toEqual([]);
  });
  it.each([...Object.entries(others), ...Object.entries(acts)])('%s', async (_name, scene) => {
    expect(await inAll(scene, looks)).toEqual([]);
  });
});

describe('the keyboard alone', () => {
  it.each(Object.entries(everyPage).flatMap(([id, { full }]) => widths.map((width) => [id, width, full] as const)))(
    'reaches everything on %s at %i px, and shows where it is',
    async (_id, width, scene) => {
      const seen = await windowOf(scene.as, width);
      await enter(seen.page, scene);
      await seen.watch.quiet();
      const { missed, invisible, stops } = await walkByTab(seen.page);
      await leave(seen);
      expect({ missed, invisible }).toEqual({ missed: [], invisible: [] });
      expect(stops).toBeGreaterThan(2);
    },
  );
});
