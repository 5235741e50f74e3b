import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A file that breaks one rule, and a part of what lint must answer. */
type Plant = { rule: string; file: string; code: string; says: string };

const imported = (file: string, specifier: string, says: string, rule = `${file} ⇏ ${specifier}`): Plant => ({
  rule,
  file,
  code: `import '${specifier}';\n`,
  says,
});
const outside = (code: string, says: string): Plant => ({
  rule: `pure code ⇏ ${code}`,
  file: `libs/scoring-core/src/planted-${code.replace(/\W/g, '')}.ts`,
  code: `export const planted = () => ${code};\n`,
  says,
});

const plants: Plant[] = [
  imported('apps/scoring/src/api/planted-app.ts', '@bontot/directory', "nobody's library"),
  imported('libs/service/src/planted-app.ts', '@bontot/gateway', "nobody's library"),
  imported('apps/scoring/src/api/planted-relative-app.ts', '../../../directory/src/main.ts', 'leaves apps/scoring'),
  imported('apps/scoring/src/api/planted-relative-lib.ts', '../../../../libs/kernel/src/ids.ts', 'leaves apps/scoring'),
  imported('apps/scoring/src/api/planted-deep.ts', '@bontot/kernel/src/ids.ts', 'by its index only'),
  imported('libs/kernel/src/planted-self.ts', '@bontot/kernel', 'does not import itself'),
  imported('libs/kernel/src/planted-impure-lib.ts', '@bontot/messaging', 'not pure'),
  imported('libs/contracts/src/planted-node.ts', 'node:fs', 'a module of the machine'),
  imported('libs/contracts/src/planted-builtin.ts', 'fs/promises', 'a module of the machine'),
  imported('libs/access/src/planted-nest.ts', '@nestjs/common', 'pure code'),
  imported('libs/scoring-core/src/planted-bullmq.ts', 'bullmq', 'pure code'),
  imported('libs/scoring-core/src/planted-ioredis.ts', 'ioredis', 'pure code'),
  imported('libs/i18n/src/planted-mongoose.ts', 'mongoose', 'only libs/persistence'),
  imported('apps/scoring/src/card/planted-nest.ts', '@nestjs/common', 'pure code'),
  imported('apps/directory/src/unit/planted-node.ts', 'node:crypto', 'a module of the machine'),
  imported('apps/directory/src/unit/planted-kafkajs.ts', 'kafkajs', 'only libs/messaging'),
  imported('apps/directory/src/unit/planted-outer.ts', '../storage/planted.ts', 'outer folder'),
  imported('apps/scoring/src/api/planted-mongoose.ts', 'mongoose', 'only libs/persistence'),
  imported('libs/service/src/planted-kafkajs.ts', 'kafkajs', 'only libs/messaging'),
  imported('apps/scoring/src/storage/planted-kafkajs.ts', 'kafkajs', 'only libs/messaging'),
  {
    rule: 'export … from is an import',
    file: 'libs/kernel/src/planted-export.ts',
    code: "export * from 'node:os';\n",
    says: 'a module of the machine',
  },
  {
    rule: 'import() is an import',
    file: 'libs/kernel/src/planted-dynamic.ts',
    code: "export const planted = () => import('node:os');\n",
    says: 'a module of the machine',
  },
  {
    rule: 'import type is an import',
    file: 'libs/kernel/src/planted-type.ts',
    code: "import type { Model } from 'mongoose';\nexport type Planted = Model<object>;\n",
    says: 'only libs/persistence',
  },
  outside('Date.now()', 'clock'),
  outside('new Date()', 'clock'),
  outside('Date()', 'clock'),
  outside('Math.random()', 'chance'),
  outside('crypto.randomUUID()', 'outside world (crypto)'),
  outside('performance.now()', 'outside world (performance)'),
  outside('process.env.HOME', 'outside world (process)'),
  outside('globalThis.crypto', 'outside world (globalThis)'),
];

let scratch: string;
const write = (file: string, code: string) => {
  mkdirSync(dirname(join(scratch, file)), { recursive: true });
  writeFileSync(join(scratch, file), code);
};
const remove = (file: string) => rmSync(join(scratch, file));
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' });

/** What the two rules of ours say of the scratch copy, by file. */
function refusals(): Map<string, string[]> {
  const { stdout, stderr } = node(join(root, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', 'apps', 'libs');
  if (!stdout) throw new Error(stderr);
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null; message: string }[] }[];
  const own = (file: (typeof results)[number]) =>
    file.messages.filter(({ ruleId }) => ruleId === null || ruleId.startsWith('bontot/')).map(({ message }) => message);
  return new Map(results.map((file) => [file.filePath.slice(scratch.length + 1), own(file)] as const));
}

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'boundaries-'));
  const wanted = (path: string) => !/\/(node_modules|dist|generated)$/.test(path);
  for (const part of ['apps', 'libs', 'tools/check', 'eslint.config.mjs', 'package.json'])
    cpSync(join(root, part), join(scratch, part), { recursive: true, filter: wanted });
  for (const file of readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name)))
    cpSync(join(root, file), join(scratch, file));
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  // Lint with types takes seconds and decides nothing here.
  write('eslint.full.config.mjs', '');
  cpSync(join(scratch, 'eslint.config.mjs'), join(scratch, 'eslint.full.config.mjs'));
  write(
    'eslint.config.mjs',
    "import full from './eslint.full.config.mjs';\nexport default full.filter((part) => !part.languageOptions?.parserOptions?.projectService);\n",
  );
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('boundaries between parts', () => {
  let found: Map<string, string[]>;

  beforeAll(() => {
    for (const { file, code } of plants) write(file, code);
    found = refusals();
    for (const { file } of plants) remove(file);
  }, 120_000);

  it.each(plants)('$rule', ({ file, says }) => expect(found.get(file)).toEqual([expect.stringContaining(says)]));
  it('refuses nothing else in the tree as it is', () => {
    const planted = new Set(plants.map(({ file }) => file));
    expect(found.size).toBeGreaterThan(planted.size + 20);
    expect([...found].filter(([file, messages]) => messages.length > 0 && !planted.has(file))).toEqual([]);
  });
  it('plants into projects that exist', () =>
    expect(plants.filter(({ file }) => !existsSync(join(root, ...file.split('/').slice(0, 2))))).toEqual([]));
});

describe('cycles', () => {
  const cycles = () => node(join(scratch, 'tools/check/cycles.mjs'), scratch);

  it('finds none in the tree as it is', () =>
    expect(cycles()).toMatchObject({ status: 0, stdout: expect.stringContaining('no cycle') }));
  it('finds one between two files', () => {
    write('libs/kernel/src/planted-a.ts', "import './planted-b.ts';\n");
    write('libs/kernel/src/planted-b.ts', "import type { A } from './planted-a.ts';\nexport type B = A;\n");
    const { status, stdout } = cycles();
    remove('libs/kernel/src/planted-a.ts');
    remove('libs/kernel/src/planted-b.ts');
    expect(stdout).toContain(
      'libs/kernel/src/planted-a.ts → libs/kernel/src/planted-b.ts → libs/kernel/src/planted-a.ts',
    );
    expect(status).toBe(1);
  });
  it('finds one between two libraries whose files make none', () => {
    write('libs/kernel/src/planted-up.ts', "import '@bontot/contracts';\n");
    const { status, stdout } = cycles();
    remove('libs/kernel/src/planted-up.ts');
    expect(stdout).toMatch(/libs\/(kernel|contracts) → libs\/(contracts|kernel) → /);
    expect(status).toBe(1);
  });
});
