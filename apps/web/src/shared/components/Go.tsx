import type { AnchorHTMLAttributes } from 'react';
import { isOtherBundle, isPlainClick, useGo } from '../place.ts';

type Parts = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link within the product: a true address, followed without loading the page anew. */
export function Go({ href, onClick, ...rest }: Parts) {
  const go = useGo();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (!isPlainClick(event) || isOtherBundle(href)) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
}
