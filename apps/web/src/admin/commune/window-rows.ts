import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Which rows stand in the document, and the room that the others take above and below. */
export type RowWindow = {
  from: number;
  to: number;
  before: number;
  after: number;
  measure?: (element: Element | null) => void;
};

export const everyRow = (count: number): RowWindow => ({ from: 0, to: count, before: 0, after: 0 });

type Rows = { count: number; keyOf: (index: number) => string; rowPx: number };

/** Keeps only the rows near the window in the document; `frame` is what holds them all. */
export function useWindowRows({ count, keyOf, rowPx }: Rows): RowWindow & { frame: RefObject<HTMLDivElement | null> } {
  const frame = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // What stands above may change its height; the rows then begin somewhere else.
  useLayoutEffect(() => {
    const measure = (): void =>
      setMargin(Math.round((frame.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(document.body);
    return () => resized.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => rowPx,
    getItemKey: keyOf,
    overscan: 12,
    scrollMargin: margin,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  return {
    frame,
    from: first?.index ?? 0,
    to: (last?.index ?? -1) + 1,
    before: first ? first.start - margin : 0,
    after: last ? virtual.getTotalSize() - (last.end - margin) : virtual.getTotalSize(),
    measure: virtual.measureElement,
  };
}
