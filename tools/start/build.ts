import { join } from 'node:path';
import { run } from '../engines/install.mjs';
import { messageOf } from '../engines/engine.ts';
import { StartFault } from './fault.ts';

/** Compiles what changed; all projects, or those named. */
export async function build(root: string, projects: string[] = []): Promise<string> {
  try {
    return (await run(process.execPath, [join(root, 'tools/build.mjs'), ...projects], {})).trim();
  } catch (error) {
    throw new StartFault(`build: ${messageOf(error)}`);
  }
}
