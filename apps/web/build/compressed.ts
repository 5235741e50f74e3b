import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a header costs more than it saves. */
const WORTH_BYTES = 1_024;
const TEXT = /\.(js|css|svg|json|webmanifest)$/;

/** Writes `.br` and `.gz` beside each text file, so that the gateway compresses nothing itself. `index.html` stays plain: the gateway puts the nonce in. */
export function compressed(): Plugin {
  let out = '';
  return {
    name: 'bontot:compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      out = resolve(root, build.outDir);
    },
    // Not `closeBundle`, which comes after a build that failed, too, and then finds no folder.
    writeBundle() {
      for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !TEXT.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const content = readFileSync(file);
        if (content.length < WORTH_BYTES) continue;
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
