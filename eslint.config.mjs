import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/check/boundaries.mjs';
import { cssParser, rawStyle } from './tools/check/raw-style.mjs';

const nodeGlobals = Object.fromEntries(
  [
    'process',
    'console',
    'Buffer',
    'URL',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'performance',
    'fetch',
  ]
    .concat(['AbortController', 'AbortSignal', 'TextDecoder', 'TextEncoder', 'structuredClone', 'setImmediate'])
    .map((name) => [name, 'readonly']),
);

export default tseslint.config(
  { ignores: ['**/node_modules', '**/dist', '**/coverage', '.nx', '.engines', '.data', 'tmp', 'libs/*/generated'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...[js.configs.recommended, ...tseslint.configs.recommended].map((config) => ({
    ...config,
    files: config.files ?? ['**/*.{js,mjs,mts,ts,tsx}'],
  })),
  {
    files: ['**/*.{ts,tsx,mjs}'],
    languageOptions: {
      globals: nodeGlobals,
      // Imports that only feed a decorated constructor's metadata are values, not types.
      parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true },
    },
    plugins: { bontot: boundaries },
    rules: {
      'bontot/imports': 'error',
      'bontot/no-outside': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'use a union of literals: enums do not survive type stripping' },
        {
          selector: 'TSParameterProperty',
          message: 'declare the field: parameter properties do not survive type stripping',
        },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
    },
  },
  {
    // What a test reads of an answer it then compares; describing its type first would prove nothing more.
    files: ['**/*.spec.ts', '**/test/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // A promise nobody waits for is a lost error; needs types, so only where services run.
    files: ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    files: ['apps/web/src/**/*.css'],
    ignores: ['apps/web/src/shared/tokens.css', 'apps/web/src/shared/print.css'],
    plugins: { style: rawStyle },
    languageOptions: { parser: cssParser },
    rules: { 'style/raw-style': 'error' },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts'],
    plugins: { style: rawStyle },
    rules: { 'style/raw-style': 'error' },
  },
  {
    // Runs in the browser before everything else.
    files: ['apps/web/public/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' },
    },
  },
);
