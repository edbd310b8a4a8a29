/** The API description passes a public linter's recommended rules, without an error and without a warning. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeRoutes } from './contract/describe-routes.ts';

const linter = fileURLToPath(new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
// /customers/count beside /customers/{id}: the router takes the plain word first, as OpenAPI says it should
const rules = 'extends: [recommended]\nrules:\n  no-ambiguous-paths: off\n';

const folder = mkdtempSync(join(tmpdir(), 'peyvand-description-'));
try {
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(await describeRoutes(), null, 1));
  writeFileSync(join(folder, 'redocly.yaml'), rules);
  const run = spawnSync(process.execPath, [linter, 'lint', 'openapi.json', '--format=json', '--max-problems=50'], {
    cwd: folder,
    encoding: 'utf8',
    // it asks nobody for its newest version, and tells nobody that it ran
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  const found = readProblems(run.stdout);
  for (const line of found) process.stderr.write(`${line}\n`);
  if (found.length > 0) process.stderr.write('Remedy: the description is made in server/src/edge/http/describe-api.\n');
  if (found.length > 0 || run.status !== 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

interface Found {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly { readonly pointer?: string }[];
}

function readProblems(told: string): string[] {
  if (!told.includes('{')) return [`the linter told nothing: ${told}`];
  const { problems } = JSON.parse(told.slice(told.indexOf('{'))) as { problems: readonly Found[] };
  return problems.map(
    ({ ruleId, message, location }) => `openapi.json${location[0]?.pointer ?? ''}: ${message} (${ruleId})`,
  );
}
