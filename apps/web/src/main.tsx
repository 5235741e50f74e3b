import { isLoaded, loadLanguage } from '@bontot/i18n';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preloadPage, router } from './router.tsx';
import { retry, untilRenewed } from './shared/asking.ts';
import { ToastProvider } from './shared/components/toast.tsx';
import { applyPreferences, preferences } from './shared/preferences.ts';
import { sessionQuery } from './shared/session.tsx';
import './shared/fonts.css';
import './shared/tokens.css';
import './shared/base.css';
import './shared/states.css';
import './admin/shell/shell.css';
import './shared/print.css';

const client = new QueryClient({
  defaultOptions: {
    queries: { retry, refetchInterval: untilRenewed, staleTime: 10_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

// A page that was open while the product was renewed asks for chunks that are gone; loading anew brings the new ones.
window.addEventListener('vite:preloadError', () => location.reload());

applyPreferences();
// Page, words and session are asked for side by side: one trip over a slow line instead of three.
preloadPage(location.pathname);
void client.prefetchQuery(sessionQuery);
const { language } = preferences();
if (!isLoaded(language)) await loadLanguage(language);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>
  </StrictMode>,
);
