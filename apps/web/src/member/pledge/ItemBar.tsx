import type { Done } from '@bontot/pledge-core';
import { useWords } from '../app/words.ts';
import { lookOf } from './items.ts';
import './pledge.css';

/** How far the items have come, in one bar whose words stand beside it. */
export function ItemBar({ states }: { states: readonly (Done | null)[] }) {
  const { t } = useWords();
  const count = (done: Done): number => states.filter((state) => state === done).length;
  const words = { n: states.length, done: count('done'), partly: count('partly') };
  return (
    <>
      <div class="item-bar" aria-hidden="true">
        {states.map((state, at) => (
          <i key={at} class={lookOf[state ?? 'open'].pattern} />
        ))}
      </div>
      <p>
        <b>{t('pledge.bar', words)}</b>
      </p>
    </>
  );
}
