import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const text = /\.(?:js|css|html|svg|json|txt|map)$/;

/** Lays each built text beside itself in both packed forms (`.br`, `.gz`), at the best rate: built once, sent often. */
export function packForSending(): Plugin {
  let folder = '';
  return {
    name: 'pack-for-sending',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, file);
        if (!text.test(file) || statSync(path).size < 1024) continue;
        const plain = readFileSync(path);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
        writeFileSync(`${path}.br`, brotliCompressSync(plain, { params }));
        writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
      }
    },
  };
}

/**
 * Moves the stylesheet from the head to the end of the page: what stands before it (the mark, "opening") is painted while it
 * comes, and scripts still wait for it.
 */
export function paintBeforeStyles(): Plugin {
  const sheets = /\s*<link rel="stylesheet"[^>]*href="\/assets\/[^>]*>/g;
  return {
    name: 'paint-before-styles',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (page) => {
        const found = page.match(sheets)?.join('') ?? '';
        return page.replace(sheets, '').replace(/\s*<\/body>/, `${found}\n  </body>`);
      },
    },
  };
}
