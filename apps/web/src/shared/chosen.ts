import { isLoaded, loadLanguage, type Language } from '@bontot/i18n';

/** What this browser remembers of its reader. `system` follows the setting of the machine until somebody chooses. */
export type Preferences = {
  theme: 'system' | 'light' | 'dark';
  type: 'normal' | 'large';
  language: Language;
  /** Single letters as commands (WCAG 2.1.4: they can be switched off). */
  keys: boolean;
};

/** `public/boot.js` reads the same key before the first paint. */
const KEY = 'bontot.preferences';
const FIRST: Preferences = { theme: 'system', type: 'normal', language: 'vi', keys: true };

let current: Preferences = read();
const listeners = new Set<() => void>();
const systemIsDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

function read(): Preferences {
  try {
    return preferencesFrom(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return FIRST;
  }
}

/** Takes from what was stored only what is one of the choices. */
export function preferencesFrom(stored: unknown): Preferences {
  const { theme, type, language, keys } = (typeof stored === 'object' && stored ? stored : {}) as Partial<Preferences>;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : FIRST.theme,
    type: type === 'large' ? type : FIRST.type,
    language: language === 'en' || language === 'ru' ? language : FIRST.language,
    keys: keys !== false,
  };
}

/** Puts the choices on the root element; the style sheets look there. */
export function applyPreferences(): void {
  const root = document.documentElement;
  const dark = current.theme === 'dark' || (current.theme === 'system' && systemIsDark?.matches === true);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (current.type === 'large') root.dataset.type = 'large';
  else delete root.dataset.type;
  root.lang = current.language;
}

export function choose(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
  show();
}

function show(): void {
  applyPreferences();
  for (const listener of listeners) listener();
}

/** A choice made in another tab of this browser; its words come before it shows. */
async function follow({ key }: StorageEvent): Promise<void> {
  if (key !== KEY) return;
  const { language } = read();
  if (!isLoaded(language)) await loadLanguage(language);
  const chosen = read();
  if (chosen.language !== language) return;
  current = chosen;
  show();
}

systemIsDark?.addEventListener('change', applyPreferences);
globalThis.addEventListener?.('storage', (event) => void follow(event));

export const onChosen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const preferences = (): Preferences => current;
