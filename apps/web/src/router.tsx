import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './admin/shell/NotFound.tsx';
import { Shell } from './admin/shell/Shell.tsx';
import { routes } from './routes.ts';
import { ErrorState } from './shared/components/ErrorState.tsx';
import { Loading } from './shared/components/Loading.tsx';
import { searchFrom, searchTo } from './shared/place.ts';

type PageModule = { default: () => React.ReactNode };
/** Each page is a chunk of its own. */
const pages = import.meta.glob<PageModule>('./admin/*/*Page.tsx');

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const children = routes.flatMap(({ path, page }) => {
  const load = pages[`./admin/${page}.tsx`];
  if (!load) return [];
  return [
    createRoute({
      getParentRoute: () => root,
      path: path.replaceAll(':', '$'),
      component: lazyRouteComponent(load),
    }),
  ];
});

/** Begins to fetch the page of an address while the frame itself is still on its way. */
export function preloadPage(path: string): void {
  const matches = (row: string) => new RegExp(`^${row.replace(/:[^/]+/g, '[^/]+')}/?$`).test(path);
  const page = routes.find((row) => matches(row.path))?.page;
  void pages[`./admin/${page}.tsx`]?.();
}

export const router = createRouter({
  routeTree: root.addChildren(children),
  parseSearch: searchFrom,
  stringifySearch: searchTo,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading blocks={[2, 6, 12]} />,
  defaultErrorComponent: ({ error }) => <ErrorState error={error} retry={() => location.reload()} />,
});
