import type { RouteRow } from './route.ts';

export type Place = {
  path: string;
  /** Named parts of the path. */
  params: Record<string, string>;
  search: Record<string, string>;
  route: RouteRow | undefined;
};

/** Finds the page of an address: the first row whose path has its shape. */
export function match(routes: readonly RouteRow[], href: string): Place {
  const [path = '/', search = ''] = href.split('?', 2);
  const parts = partsOf(path);
  const place = { path, search: Object.fromEntries(new URLSearchParams(search)) };
  for (const route of routes) {
    const params = paramsOf(partsOf(route.path), parts);
    if (params) return { ...place, params, route };
  }
  return { ...place, params: {}, route: undefined };
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

function paramsOf(shape: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (shape.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of shape.entries()) {
    const part = parts[index]!;
    if (name.startsWith(':')) params[name.slice(1)] = decoded(part);
    else if (name !== part) return undefined;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
