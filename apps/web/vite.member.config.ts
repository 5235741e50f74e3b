import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { keptOffline } from './build/kept-offline.ts';

/** As vite.config.ts: a product that runs elsewhere, for development. */
const { BONTOT_URL = 'http://localhost:8080', BONTOT_TOKEN } = process.env;
const headers: Record<string, string> = BONTOT_TOKEN ? { authorization: `Bearer ${BONTOT_TOKEN}` } : {};
const door = { target: BONTOT_URL, changeOrigin: true, headers };

/** The app of members and secretaries: a second, small bundle, served at `/m/`. */
export default defineConfig({
  root: fileURLToPath(new URL('src/member', import.meta.url)),
  base: '/m/',
  plugins: [keptOffline(), compressed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { conditions: ['phone', 'source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    outDir: fileURLToPath(new URL('dist/m', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The worker keeps every file; pages come as chunks all the same, so that the first load stays small.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('src/member/index.html', import.meta.url)),
        sw: fileURLToPath(new URL('src/member/worker/sw.ts', import.meta.url)),
      },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { proxy: { '/api': door, '/auth': door, '/bootstrap': door } },
});
