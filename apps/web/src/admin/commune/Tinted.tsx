import { useEffect, useRef, type ReactNode } from 'react';

/** A value that may change while somebody looks at it: the new one stands where the old one stood, tinted for 200 ms. */
export function Tinted({ of, children }: { of: string | number | null; children: ReactNode }) {
  const ref = useRef<HTMLSpanElement>(null);
  const before = useRef(of);
  useEffect(() => {
    if (before.current === of) return;
    before.current = of;
    const element = ref.current;
    if (!element) return;
    element.classList.add('tinted');
    const done = (): void => element.classList.remove('tinted');
    element.addEventListener('animationend', done, { once: true });
    return () => element.removeEventListener('animationend', done);
  }, [of]);
  return <span ref={ref}>{children}</span>;
}
