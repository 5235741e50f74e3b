import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../engines/engine.ts';
import { build } from './build.ts';
import { messageOf } from '../engines/engine.ts';
import type { Product } from './product.ts';
import { services as table } from './services.ts';

/** Editors write a file in several steps. */
const SETTLE_MS = 80;
/** Longer than a consumer takes to leave its group: one that is killed is missed until its session times out. */
const GRACE_MS = 3_000;

/** Watches sources; builds what changed and restarts the services concerned, all of them after a change of a library. */
export function reloadOnChange(root: string, product: Product, log: Log): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();

  const reload = async (): Promise<void> => {
    const projects = [...changed];
    changed.clear();
    if (projects.length === 0) return;
    const since = Date.now();
    try {
      await build(root, projects);
      const names = concerned(projects);
      await Promise.all(product.services.filter(({ name }) => names.has(name)).map((one) => one.restart(GRACE_MS)));
      log(
        `reloaded ${[...names].join(', ')} in ${((Date.now() - since) / 1000).toFixed(1)} s (${projects.join(', ')})`,
      );
    } catch (error) {
      log(`not reloaded: ${messageOf(error)}`);
    }
  };
  for (const kind of ['apps', 'libs'])
    watch(join(root, kind), { recursive: true }, (_event, file) => {
      const project = file === null ? undefined : projectOf(kind, file);
      if (!project) return;
      changed.add(project);
      clearTimeout(timer);
      timer = setTimeout(() => (busy = busy.then(reload)), SETTLE_MS);
    }).unref();
}

/** `apps/gateway` for a source of the gateway; undefined for specs and for what is no source. */
export function projectOf(kind: string, file: string): string | undefined {
  const [name, folder] = file.split('/');
  return folder === 'src' && /\.(ts|json)$/.test(file) && !file.endsWith('.spec.ts') ? `${kind}/${name}` : undefined;
}

/** The names of the services that have to start again. */
export function concerned(projects: string[]): Set<string> {
  const library = projects.some((project) => project.startsWith('libs/'));
  const rows = table.filter(({ entry }) => library || projects.some((project) => entry.startsWith(`${project}/`)));
  return new Set(rows.map(({ name }) => name));
}
