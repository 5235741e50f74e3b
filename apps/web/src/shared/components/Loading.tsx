import { useEffect, useState } from 'react';
import { useLanguage } from '../language.ts';

const QUIET_MS = 300;

/** Nothing for 300 ms, then still blocks of about the final size (`lines`, in lines of text), without shimmer. */
export function Loading({ blocks = [4] }: { blocks?: readonly number[] }) {
  const { t } = useLanguage();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-busy="true" data-shown={shown}>
      <span className="sr">{shown ? t('shell.loading') : ''}</span>
      {blocks.map((lines, index) => (
        <div key={index} className="block" style={{ blockSize: `${lines * 1.5}rem` }} />
      ))}
    </div>
  );
}
