import { useSyncExternalStore } from 'react';
import { onChosen, preferences, type Preferences } from './chosen.ts';

export * from './chosen.ts';
export const usePreferences = (): Preferences => useSyncExternalStore(onChosen, preferences);
