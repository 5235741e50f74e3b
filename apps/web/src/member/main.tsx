import { isLoaded, loadLanguage } from '@bontot/i18n';
import { render } from 'preact';
import { App } from './app/App.tsx';
import { applyPreferences, preferences } from './app/preferences.ts';
import { startWorker } from './app/worker.ts';
import '../shared/fonts.css';
import '../shared/tokens.css';
import '../shared/base.css';
import '../shared/states.css';
import './parts/parts.css';

// A page that was open while the product was renewed asks for chunks that are gone; loading anew brings the new ones.
window.addEventListener('vite:preloadError', () => location.reload());

applyPreferences();
const { language } = preferences();
if (!isLoaded(language)) await loadLanguage(language);
render(<App />, document.getElementById('root')!);
void startWorker();
