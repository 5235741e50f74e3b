import { useEffect, useRef, type ReactNode } from 'react';

/** A value on the screen that may change in place: the new one is tinted for 200 ms, and nothing moves. */
export function Changing({
  value,
  children,
  className = '',
}: {
  value: string;
  children?: ReactNode;
  className?: string;
}) {
  const ref = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);
  useEffect(() => {
    const element = ref.current;
    if (shown.current === value || !element) return;
    shown.current = value;
    element.classList.remove('changed');
    // Reading a size makes the browser begin the animation anew.
    void element.offsetWidth;
    element.classList.add('changed');
  }, [value]);
  return (
    <span ref={ref} className={className}>
      {children ?? value}
    </span>
  );
}
