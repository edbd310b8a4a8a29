import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { print, printJson } from './output.ts';

/** Prints the version of the product and of the Node it runs on. */
export async function runVersion(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const version = { version: productVersion(), node: process.versions.node };
  if (values.json) printJson(version);
  else print(version.version);
  return 0;
}

/** The version in the package.json at the top of the house. */
export function productVersion(): string {
  // Our own package.json, in which npm insists on a version.
  return (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version;
}
