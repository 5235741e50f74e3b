import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installed, run } from '../../../../tools/engines/install.mjs';

/** A browser on this machine: the program and what must be in its environment. */
export type Chromium = { program: string; env: Record<string, string> };

const PACKAGE = '@sparticuz/chromium';
const PARTS = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];
const WHAT_TO_DO = 'Set BONTOT_CHROMIUM to the program of a Chrome or Chromium of version 120 or newer.';

/**
 * The browser of an npm package, unpacked once into the folder of the engines: nothing is installed, nobody needs to be
 * root. It brings NSS and a font of its own, since a server without a desktop has neither. Its first start costs 3 s.
 */
export async function chromium(): Promise<Chromium> {
  const own = process.env['BONTOT_CHROMIUM'];
  if (own) {
    if (!existsSync(own)) throw new Error(`BONTOT_CHROMIUM names ${own}, which does not exist. ${WHAT_TO_DO}`);
    return { program: own, env: {} };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`The browser of the tests is a program for Linux on x64. ${WHAT_TO_DO}`);
  const require = createRequire(import.meta.url);
  const bin = join(dirname(require.resolve(PACKAGE)), '../bin');
  const { version } = require(join(bin, '../package.json')) as { version: string };
  const folder = await installed(`chromium-${version}`, (draft) => unpack(bin, draft)).catch((cause: unknown) => {
    throw new Error(`${PACKAGE} could not be unpacked; it takes 220 MB. ${WHAT_TO_DO}`, { cause });
  });
  return {
    program: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fontsFileIn(folder) },
  };
}

/**
 * The package's own file looks for fonts in the temporary folder alone; without any font Chromium draws no letter. Pages
 * bring their letters; fonts of the machine lend what those lack (arrows), as they do for people.
 */
function fontsFileIn(folder: string): string {
  const file = join(folder, 'fonts.conf');
  const content = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>
`;
  // Written anew where the folder has been moved.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
  return file;
}

/** The package unpacks into the temporary folder only, so a process of its own has another one. */
async function unpack(bin: string, folder: string): Promise<void> {
  const script = `import { inflate } from ${JSON.stringify(PACKAGE)};
    await Promise.all(${JSON.stringify(PARTS.map((part) => join(bin, part)))}.map(inflate));`;
  await run(process.execPath, ['--input-type=module', '--eval', script], { env: { ...process.env, TMPDIR: folder } });
}
