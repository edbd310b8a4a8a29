import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printJson } from './output.ts';
import { productVersion } from './version.ts';

interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * `sbom`: everything that is installed with this release, as CycloneDX 1.6 JSON, from the lock file: name, version, licence,
 * hash, and what needs what. The same release always gives the same text.
 */
export async function runSbom(args: string[]): Promise<number> {
  parseArgs({ args, options: { json: { type: 'boolean', default: true } } });
  const text = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
  printJson(describePackages(text, productVersion()));
  return 0;
}

/** The bill of materials of one lock file (lockfileVersion 3). */
export function describePackages(lockFile: string, version: string) {
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, Locked> };
  const installed = Object.entries(packages).filter(([path, one]) => path.includes('node_modules/') && !one.link);
  const product = { type: 'application', name: 'peyvand', version, 'bom-ref': `pkg:generic/peyvand@${version}` };
  const hash = createHash('sha256').update(lockFile).digest('hex');
  const components = installed.map(([path, one]) => ({
    type: 'library',
    ...nameParts(nameOf(path)),
    version: one.version ?? '',
    'bom-ref': path,
    purl: purlOf(path, one),
    // what is only needed to build and to test is not part of what runs
    scope: one.dev ? 'excluded' : one.optional || one.devOptional ? 'optional' : 'required',
    ...(one.license === undefined ? {} : { licenses: [licenceOf(one.license)] }),
    ...(one.integrity === undefined ? {} : { hashes: hashesOf(one.integrity) }),
  }));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
    version: 1,
    metadata: { component: product },
    components,
    dependencies: installed.map(([path, one]) => ({
      ref: path,
      dependsOn: Object.keys({ ...one.dependencies, ...one.optionalDependencies })
        .map((name) => findInstalled(path, name, packages))
        .filter((found) => found !== undefined)
        .sort(),
    })),
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function nameParts(name: string): { group?: string; name: string } {
  const [scope = '', bare] = name.split('/');
  return bare === undefined ? { name } : { group: scope, name: bare };
}

function purlOf(path: string, one: Locked): string {
  return `pkg:npm/${nameOf(path).replace('@', '%40')}@${one.version ?? ''}`;
}

/** One licence by its SPDX id; "(MIT OR Apache-2.0)" is an expression. */
function licenceOf(text: string): object {
  return /[\s(]/.test(text) ? { expression: text } : { license: { id: text } };
}

/** "sha512-<base64> …" as CycloneDX writes it. */
function hashesOf(integrity: string): { alg: string; content: string }[] {
  return integrity.split(/\s+/).map((one) => {
    const [kind = '', value = ''] = one.split(/-(.*)/s);
    return { alg: kind.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(value, 'base64').toString('hex') };
  });
}

/** Where Node would find that package from this one: beside it, or in a folder above. */
function findInstalled(from: string, name: string, packages: Record<string, Locked>): string | undefined {
  for (let folder = from; ; ) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above === -1 ? '' : folder.slice(0, above);
  }
}
