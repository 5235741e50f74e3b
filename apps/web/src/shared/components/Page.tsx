import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language.ts';
import { usePlace } from '../place.ts';
import { Go } from './Go.tsx';
import { Loading } from './Loading.tsx';

export type Crumb = { name: string; href: string };
type Parts = {
  title: string;
  /** The units above, outermost first; the page itself is added as the last. */
  crumbs?: readonly Crumb[];
  /** Stands beside the title: a status chip. */
  beside?: ReactNode;
  tools?: ReactNode;
  /** The second line of the head. */
  facts?: ReactNode;
  /** Tints the head: what is shown is not the present. */
  past?: boolean;
  children: ReactNode;
};

/** The frame of every administrators' page: breadcrumb, head with title and tools, content. Names the tab as well. */
export function Page({ title, crumbs = [], beside, tools, facts, past = false, children }: Parts) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Bốn Tốt`;
  }, [title]);
  useFocusOnArrival(heading);
  return (
    <div className="page">
      {crumbs.length > 0 && (
        <nav className="crumbs" aria-label={t('shell.crumbs')}>
          <ol>
            {crumbs.map(({ name, href }) => (
              <li key={href}>
                <Go href={href}>{name}</Go>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <main id="main" className="page-main" tabIndex={-1}>
        <div className={past ? 'head past' : 'head'}>
          <div className="row wrap between">
            <div className="row wrap">
              <h1 ref={heading} tabIndex={-1}>
                {title}
              </h1>
              {beside}
            </div>
            {tools && <div className="row wrap tools">{tools}</div>}
          </div>
          {facts && <div className="small soft">{facts}</div>}
        </div>
        {children}
      </main>
    </div>
  );
}

/**
 * The place of a page whose head is not known yet: still blocks, put away at once by the whole page, so that nothing on it
 * moves. Until then the title is for screen readers and the tab alone.
 */
export function StillPage({ title, blocks }: { title: string; blocks: readonly number[] }) {
  return (
    <div className="page">
      <main id="main" className="page-main" tabIndex={-1}>
        <h1 className="sr">{title}</h1>
        <Loading blocks={blocks} />
      </main>
    </div>
  );
}

let lastPath: string | undefined;

/** After a change of page the focus stands on its title, so that a screen reader says where one is; not on first load. */
function useFocusOnArrival(heading: { current: HTMLElement | null }): void {
  const { path } = usePlace();
  useEffect(() => {
    if (lastPath !== undefined && lastPath !== path) heading.current?.focus({ preventScroll: true });
    lastPath = path;
  }, [path, heading]);
}
