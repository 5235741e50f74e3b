/** One configuration, four kinds of test by suffix; see docs/how-to/test.md. */
const common = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/apps', '<rootDir>/bench', '<rootDir>/libs', '<rootDir>/tools'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node'] },
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
const kind = (name, suffix, extra = {}) => ({
  ...common,
  displayName: name,
  testMatch: [`**/*.${suffix}.spec.ts`],
  ...extra,
});
const engines = {
  globalSetup: '<rootDir>/libs/testing/src/jest-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest-teardown.ts',
};

/** Specs of pages share one running product: a start for each of them would take longer than they do. */
const PAGES = '/apps/web/test/';
const browser = {
  testMatch: ['<rootDir>/apps/web/test/**/*.e2e.spec.ts'],
  // Pictures for the documents are made when somebody asks for them; the matrix looks at the same pages.
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.BONTOT_PICTURES ? [] : ['/pictures\\.e2e'])],
  globalSetup: '<rootDir>/libs/testing/src/browser/jest-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest-teardown.ts',
};

export default {
  // For what hangs, and no bar of time: those are asserted. Only what waits longer on purpose says so itself.
  testTimeout: 120_000,
  projects: [
    // Jest follows no conditions of exports where it asks which specs a change can reach (`npm run check`).
    kind('unit', 'unit', { moduleNameMapper: { '^@bontot/([a-z0-9-]+)$': '<rootDir>/libs/$1/src/index.ts' } }),
    kind('int', 'int', engines),
    kind('e2e', 'e2e', { ...engines, testPathIgnorePatterns: ['/node_modules/', PAGES] }),
    kind('browser', 'e2e', browser),
  ],
};
