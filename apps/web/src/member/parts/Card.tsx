import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Parts = {
  title: ComponentChildren;
  /** Stands at the end of the title's line. */
  tools?: ComponentChildren;
  /** True where the content speaks for itself; the title then is for screen readers alone. */
  quietTitle?: boolean;
  /** Without a box: a list of rows brings its own. */
  open?: boolean;
  children: ComponentChildren;
};

/** A part of a page with a name of its own. */
export function Card({ title, tools, quietTitle = false, open = false, children }: Parts) {
  const id = useId();
  return (
    <section class="part" aria-labelledby={id}>
      <div class={quietTitle ? 'sr' : 'row between'}>
        <h2 id={id}>{title}</h2>
        {tools}
      </div>
      {open ? children : <div class="box">{children}</div>}
    </section>
  );
}
