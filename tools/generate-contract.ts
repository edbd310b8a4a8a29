/**
 * Writes sdk/src/openapi.ts: the types of everything that the API description says, and so of the routes that validate and answer.
 * `node tools/generate-contract.ts` after a change of a route; tools/check-contract.ts fails until that was done.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeRoutes } from './contract/describe-routes.ts';
import { printTypes } from './contract/print-types.ts';

const house = fileURLToPath(new URL('../', import.meta.url));
export const contractFile = `${house}sdk/src/openapi.ts`;

/** The text of sdk/src/openapi.ts as the routes of now would have it, formatted as everything else here. */
export async function makeContract(): Promise<string> {
  const biome = `${house}node_modules/@biomejs/biome/bin/biome`;
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${contractFile}`], {
    cwd: house,
    encoding: 'utf8',
    input: await printTypes(await describeRoutes()),
    maxBuffer: 16_000_000,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(contractFile, await makeContract());
