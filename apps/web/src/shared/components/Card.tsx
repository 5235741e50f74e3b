import { useId, type ReactNode } from 'react';

type Parts = {
  title: ReactNode;
  /** True where the content speaks for itself; the title then is for screen readers alone. */
  quietTitle?: boolean;
  tools?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of a page with a name of its own. No card stands in a card. */
export function Card({ title, quietTitle = false, tools, className = '', children }: Parts) {
  const id = useId();
  const heading = (
    <h2 id={id} className={quietTitle ? 'sr' : undefined}>
      {title}
    </h2>
  );
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      {quietTitle ? (
        heading
      ) : (
        <header>
          {heading}
          {tools && <div className="push">{tools}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
