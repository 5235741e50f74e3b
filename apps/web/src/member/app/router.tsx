import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Told, useTold } from '../data/told.ts';
import { routes } from './routes.ts';
import { match, type Place } from './place.ts';

const at = new Told(hrefNow());
function hrefNow(): string {
  return globalThis.location ? location.pathname + location.search : '/m/';
}
globalThis.addEventListener?.('popstate', () => at.set(hrefNow()));

/** How many pages of the app lie behind this one in the history of the tab. */
const depth = (): number => (history.state as { depth?: number } | null)?.depth ?? 0;

/** Goes to an address of the app without loading the page anew; what lies outside `/m/` is loaded. */
export function go(href: string, { replace = false }: { replace?: boolean } = {}): void {
  if (!isOfApp(href)) return location.assign(href);
  if (replace) history.replaceState({ depth: depth() }, '', href);
  else history.pushState({ depth: depth() + 1 }, '', href);
  at.set(hrefNow());
  if (!replace) scrollTo(0, 0);
}

/** Back to where the reader came from; to `otherwise` when the app was opened at this page. */
export function back(otherwise: string): void {
  if (depth() > 0) history.back();
  else go(otherwise, { replace: true });
}

const isOfApp = (href: string): boolean => href === '/m' || href.startsWith('/m/') || href.startsWith('/m?');

/** Where the reader is: the path, its named parts, the search part, and the page that stands there. */
export function usePath(): Place {
  const href = useTold(at);
  return useMemo(() => match(routes, href), [href]);
}

type Parts = {
  href: string;
  class?: string;
  id?: string;
  'aria-current'?: 'page' | undefined;
  'aria-label'?: string;
  children?: ComponentChildren;
};

/** A link within the app: a true address, followed without loading the page anew. */
export function Go({ href, ...rest }: Parts) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.defaultPrevented || event.button !== 0) return;
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        if (!isOfApp(href)) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
}
