import { useEffect } from 'react';

/** Asks for the next page when its button comes near the window, so that scrolling goes on; the button stays for keys. */
export function useMoreInView(ready: boolean, more: () => void): void {
  useEffect(() => {
    const element = ready ? document.querySelector('[data-more]') : null;
    if (!element) return;
    // A busy browser tells several moves at once; the last one is where the button is now.
    const seen = new IntersectionObserver((moves) => moves.at(-1)?.isIntersecting && more(), { rootMargin: '100% 0%' });
    seen.observe(element);
    return () => seen.disconnect();
  });
}
