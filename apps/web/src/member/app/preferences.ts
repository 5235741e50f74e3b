import { useEffect, useState } from 'preact/hooks';
import { choose, onChosen, preferences, type Preferences } from '../../shared/chosen.ts';

export { applyPreferences, choose, preferences, type Preferences } from '../../shared/chosen.ts';

/** What this browser remembers of its reader. */
export function usePreferences(): Preferences {
  const [chosen, setChosen] = useState(preferences());
  useEffect(() => {
    setChosen(preferences());
    return onChosen(() => setChosen(preferences()));
  }, []);
  return chosen;
}

/** Large type is one tap on each page, and is remembered. */
export const toggleLargeType = (): void => choose({ type: preferences().type === 'large' ? 'normal' : 'large' });
