import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';

/**
 * Development against a product that runs elsewhere: `BONTOT_URL` is its gateway, `BONTOT_TOKEN` a token from
 * `bontot token`, for a browser at another port has no session there.
 */
const { BONTOT_URL = 'http://localhost:8080', BONTOT_TOKEN } = process.env;
const headers: Record<string, string> = BONTOT_TOKEN ? { authorization: `Bearer ${BONTOT_TOKEN}` } : {};
const door = { target: BONTOT_URL, changeOrigin: true, headers };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), compressed()],
  // The pure libraries come as sources, so that nothing has to be built before.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // Everything is a file of its own origin: no data: addresses in the policy of the page.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': door, '/auth': door, '/bootstrap': door } },
});
