// A lock file made where some system's packages could not be fetched lacks them, and `npm ci` then refuses everywhere.
import { readFileSync } from 'node:fs';

type Locked = {
  version?: string;
  optionalDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
};

// npm's own file, in the form of lockfileVersion 3.
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>;
};
const paths = Object.keys(lock.packages);
const missing = Object.entries(lock.packages).flatMap(([path, locked]) =>
  Object.entries({ ...locked.dependencies, ...locked.optionalDependencies })
    .filter(([name]) => !paths.some((one) => one.endsWith(`node_modules/${name}`)))
    .map(([name, version]) => `package-lock.json: ${name}@${version}, wanted by ${path}, is not locked`),
);

for (const line of missing) console.error(line);
if (missing.length > 0) {
  console.error(
    'Remedy: add an entry with version, os, cpu, "optional": true for each (npm ci compares names and versions).',
  );
  process.exitCode = 1;
}
