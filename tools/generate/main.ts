// Writes the generated documents, or with --check says which are out of date. --release freezes events that are new.
import { allEvents } from '@bontot/contracts';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { contractDocuments } from './documents.ts';
import { jsonSchemaOf } from './json-schemas.ts';

const root = resolve(import.meta.dirname, '../..');
const documents = contractDocuments().set('docs/reference/openapi.json', openApiDocument());
const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
const stale = [...documents].filter(([path, text]) => read(path) !== text).map(([path]) => path);
const orphans = globSync('libs/contracts/generated/**/*.*', { cwd: root }).filter((path) => !documents.has(path));

if (process.argv.includes('--check')) {
  for (const path of stale) console.log(`out of date: ${path}`);
  for (const path of orphans) console.log(`belongs to nothing: ${path}`);
  const wrong = stale.length + orphans.length;
  console.log(
    wrong > 0 ? 'run «npm run generate» and commit what it writes' : `${documents.size} documents up to date`,
  );
  process.exitCode = wrong > 0 ? 1 : 0;
} else {
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), documents.get(path) as string);
    console.log(`wrote ${path}`);
  }
  for (const path of orphans) {
    rmSync(join(root, path));
    console.log(`removed ${path}`);
  }
  if (process.argv.includes('--release')) release();
}

/** Freezes the example and the schema of every event version that has none: from then on the version is a promise. */
function release(): void {
  for (const event of allEvents) {
    const path = join('libs/contracts/test/golden', `${event.type}.json`);
    if (read(path) !== undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const golden = { type: event.type, example: event.example, schema: jsonSchemaOf(event) };
    writeFileSync(join(root, path), `${JSON.stringify(golden, null, 2)}\n`);
    console.log(`released ${event.type}`);
  }
}

/** Controllers carry decorators, so their document comes from what was built, in a process that takes packages as built. */
function openApiDocument(): string {
  const script = join(import.meta.dirname, 'open-api.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`no OpenAPI document, was everything built («npm run build»)? ${stderr}`);
  return stdout;
}
