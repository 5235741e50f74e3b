// Prints the OpenAPI 3.1 document of the public HTTP interface: every route of every compiled controller of a service.
import { openApiOf, routesOf } from '@bontot/service';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('apps/*/dist/api/*.controller.js', { cwd: root }).sort();
const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(root, file)).href)));
const controllers = modules
  .flatMap((module) => Object.values(module))
  .filter((value) => /Controller$/.test(value?.name));
const routes = await routesOf({ module: class Public {}, controllers });
const inside = (route) => route.path.startsWith('/api/');
const description = 'Reached through the gateway with `authorization: Bearer`; errors are application/problem+json.';
const document = openApiOf(routes.filter(inside), { title: 'Bốn Tốt', version: '1.0.0', description });
// What the controllers import may keep timers; nothing of it is needed once the whole document has left.
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`, () => process.exit());
