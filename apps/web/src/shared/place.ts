import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo, type MouseEvent } from 'react';

/** The search part of an address as plain texts: what a reader typed is what a page gets. */
export const searchFrom = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
export function searchTo(search: Record<string, unknown>): string {
  const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(set.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}

export type Place = { path: string; params: Record<string, string>; search: Record<string, string> };

/** Where the reader is: the path, its named parts and the search part. */
export function usePlace(): Place {
  const params = useParams({ strict: false }) as Record<string, string>;
  const { pathname, searchStr } = useRouterState({ select: ({ location }) => location });
  return useMemo(() => ({ path: pathname, params, search: searchFrom(searchStr) }), [pathname, params, searchStr]);
}

/** Goes to an address of the product without loading the page anew. */
export function useGo(): (href: string, how?: { replace?: boolean }) => void {
  const { history } = useRouter();
  return useCallback((href, how = {}) => (how.replace ? history.replace(href) : history.push(href)), [history]);
}

/** Changes parts of the search (undefined takes one out) and stays on the page; what was open stays open. */
export function useSearchChange(): (change: Record<string, string | undefined>) => void {
  const go = useGo();
  const { path, search } = usePlace();
  return useCallback((change) => go(path + searchTo({ ...search, ...change })), [go, path, search]);
}

/** True for an address of the members' pages: another bundle, so the browser loads it anew. */
export const isOtherBundle = (href: string): boolean => href === '/m' || href.startsWith('/m/');

/** True for a click that a browser would follow in the same tab. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
