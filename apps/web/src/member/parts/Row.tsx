import type { ComponentChildren } from 'preact';
import { Go } from '../app/router.tsx';
import { Icon, type IconName } from './Icon.tsx';

type Parts = {
  icon?: IconName;
  /** A state's look: `good`, `risk`, `fail`, `notdue`. */
  look?: string;
  title: ComponentChildren;
  sub?: ComponentChildren;
  /** At the end of the line: a number, a word. */
  end?: ComponentChildren;
  href?: string;
  onClick?: () => unknown;
  disabled?: boolean;
};

/** A line of a list, 56 px at least; with an address or an act the whole of it is the target. */
export function Row({ icon, look = '', title, sub, end, href, onClick, disabled }: Parts) {
  const inner = (
    <>
      {icon && <Icon name={icon} class={look} />}
      <span class="row-words">
        <b>{title}</b>
        {sub !== undefined && sub !== null && sub !== false && <span class="s2">{sub}</span>}
      </span>
      {end !== undefined && <span class="row-end">{end}</span>}
      {(href || onClick) && <Icon name="chevron" class="c" />}
    </>
  );
  return (
    <li>
      {href ? (
        <Go class="line" href={href}>
          {inner}
        </Go>
      ) : onClick ? (
        <button class="line" type="button" onClick={() => void onClick()} disabled={disabled}>
          {inner}
        </button>
      ) : (
        <div class="line">{inner}</div>
      )}
    </li>
  );
}

/** A list of rows in one box. */
export function Rows({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="list" aria-label={label}>
      {children}
    </ul>
  );
}
