// After `npm pack`: the house runs on the sources again.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
if (existsSync(join(here, 'package.source.json')))
  renameSync(join(here, 'package.source.json'), join(here, 'package.json'));
rmSync(join(here, 'LICENSE'), { force: true });
