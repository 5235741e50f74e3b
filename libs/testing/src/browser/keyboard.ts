/// <reference lib="dom" />
import type { Page } from 'playwright-core';

export type TabWalk = {
  /** What could take the focus by Tab all the time, yet never had it. */
  missed: string[];
  /** What had the focus and looked as if it had not. */
  invisible: string[];
  stops: number;
};

const MARK = 'data-tab-stop';

/**
 * Presses Tab through the whole page, from its top until the focus leaves it. A group of radio buttons or a roving
 * tabindex counts as reached by the one of them that Tab reaches.
 */
export async function walkByTab(page: Page, most = 400): Promise<TabWalk> {
  await page.evaluate(() => {
    // A click leaves behind where Tab goes on from; the page itself takes the focus, so that Tab begins at its top.
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
    window.scrollTo(0, 0);
  });
  await page.evaluate(due, MARK);
  const invisible: string[] = [];
  let stops = 0;
  for (; stops < most; stops++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(markFocused, MARK);
    if (seen.ended) break;
    if (!seen.visible) invisible.push(seen.name);
  }
  return { missed: await page.evaluate(due, MARK), invisible, stops };
}

function markFocused(mark: string): { ended: boolean; visible: boolean; name: string } {
  const at = document.activeElement;
  const last = document.querySelector(`[${mark}=last]`);
  // Day, month, year and the calendar of a date are stops of their own within one field.
  if (at === last && at instanceof HTMLInputElement && at.type === 'date')
    return { ended: false, visible: true, name: '' };
  const stood = at?.hasAttribute(mark) && at.getAttribute(mark) !== 'due';
  if (!at || at === document.body || stood) return { ended: true, visible: true, name: '' };
  last?.setAttribute(mark, '');
  at.setAttribute(mark, 'last');
  const shows = (one: Element | null): boolean => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const name = `${at.tagName.toLowerCase()} «${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 40)}»`;
  return { ended: false, visible: shows(at) || shows(at.parentElement), name };
}

/** Marks what Tab could reach now and has not reached as due; answers with what was due before. */
function due(mark: string): string[] {
  const all = document.querySelectorAll<HTMLElement>(
    'a[href],button,input,select,textarea,summary,[tabindex="0"],[contenteditable=true]',
  );
  const reachable = (one: HTMLElement): boolean =>
    one.tabIndex >= 0 &&
    !(one as HTMLButtonElement).disabled &&
    !one.closest('[inert],[aria-hidden=true]') &&
    one.checkVisibility({ visibilityProperty: true }) &&
    !(one instanceof HTMLInputElement && (one.type === 'hidden' || (one.type === 'radio' && !one.checked)));
  const before: string[] = [];
  for (const one of all) {
    if (!reachable(one)) continue;
    if (one.getAttribute(mark) === 'due')
      before.push(`${one.tagName.toLowerCase()} «${(one.textContent ?? '').trim().slice(0, 40)}»`);
    else if (!one.hasAttribute(mark)) one.setAttribute(mark, 'due');
  }
  return before;
}
