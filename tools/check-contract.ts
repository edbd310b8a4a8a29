/** The types that programs are written against are those of the routes: sdk/src/openapi.ts was made again after a change. */
import { readFileSync } from 'node:fs';
import { contractFile, makeContract } from './generate-contract.ts';

const wanted = (await makeContract()).split('\n');
const kept = readFileSync(contractFile, 'utf8').split('\n');
const line = wanted.findIndex((text, index) => text !== kept[index]);
if (line !== -1 || kept.length !== wanted.length) {
  const at = line === -1 ? wanted.length : line;
  process.stderr.write(
    `sdk/src/openapi.ts:${at + 1}: the routes say "${wanted[at]?.trim() ?? ''}", the file "${kept[at]?.trim() ?? ''}".\n` +
      'Make it again: node tools/generate-contract.ts\n',
  );
  process.exitCode = 1;
}
