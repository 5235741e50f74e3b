import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { store } from './account.ts';

/**
 * A text or a small form that somebody is writing: kept on the phone with every letter, so that nothing typed is lost when the
 * page is left or the browser is killed. `place` names it, e.g. `note:<meetingId>:<itemId>`. `null` forgets it.
 */
export function useDraft<Value>(place: string, first: Value): [Value, (value: Value | null) => void, boolean] {
  const [draft, setDraft] = useState<{ place: string; value: Value } | null>(null);
  const latest = useRef(place);
  latest.current = place;
  useEffect(() => {
    void keptDraft<Value>(place).then((value) => {
      if (value !== undefined && latest.current === place)
        setDraft((before) => (isOf(before, place) ? before : { place, value }));
    });
  }, [place]);
  const write = useCallback(
    (value: Value | null) => {
      setDraft(value === null ? null : { place, value });
      void keepDraft(place, value);
    },
    [place],
  );
  const held = isOf(draft, place) ? draft : null;
  return [held ? held.value : first, write, held !== null];
}

const isOf = (draft: { place: string } | null, place: string): boolean => draft?.place === place;

export const keptDraft = async <Value>(place: string): Promise<Value | undefined> =>
  (await (await store()).get('drafts', place)) as Value | undefined;

export async function keepDraft(place: string, value: unknown): Promise<void> {
  const kept = await store();
  await (value === null ? kept.delete('drafts', place) : kept.put('drafts', value, place));
}
