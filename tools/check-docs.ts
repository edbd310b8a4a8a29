/**
 * The documents are true: every relative link leads to a file, and every test that the ledgers of requirements and of promises
 * name exists under that title. One complaint a line, each with the remedy.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('../', import.meta.url));
const ledger = 'docs/requirements.md';
const rows = 139;
const promises = 'docs/promises.md';
/** Points of its two tables. */
const points = [32, 19];

/** Relative links of a document that lead nowhere. */
export function brokenLinks(file: string, text: string, exists: (path: string) => boolean): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, (block) => block.replace(/[^\n]/g, ''));
  return prose.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^([a-z]+:|#)/.test(target))
      .filter((target) => !exists(join(dirname(file), decodeURI(target.replace(/#.*$/, '')))))
      .map((target) => `${file}:${index + 1}: the link ${target} leads nowhere; name a file that is there`),
  );
}

/** What the ledger says wrongly: rows that are missing or said twice, and tests that are not there. */
export function brokenLedger(text: string, read: (path: string) => string | undefined): string[] {
  const complaints: string[] = [];
  const said = [...text.matchAll(/^\| (R-\d{3}) \|/gm)].map(([, row = '']) => row);
  const waiting = [...(text.split('## Not yet')[1] ?? '').matchAll(/R-\d{3}/g)].map(([row]) => row);
  for (let n = 1; n <= rows; n++) {
    const row = `R-${String(n).padStart(3, '0')}`;
    const times = [...said, ...waiting].filter((one) => one === row).length;
    if (times !== 1) complaints.push(`${ledger}: ${row} stands in it ${times} times; each row stands once`);
  }
  complaints.push(...brokenTests(ledger, text, read));
  for (const line of text.split('\n').filter((one) => /^\| R-\d{3} \|/.test(one)))
    if (!/\.test\.tsx?`: "/.test(line)) complaints.push(`${ledger}: ${line.slice(2, 7)} names no test`);
  return complaints;
}

/** Promises without a test, and tests that are not there. */
export function brokenPromises(text: string, read: (path: string) => string | undefined): string[] {
  const complaints = brokenTests(promises, text, read);
  const numbered = [...text.matchAll(/^\| (\d+) \|.*$/gm)];
  const expected = points.flatMap((last) => Array.from({ length: last }, (_, index) => index + 1));
  if (numbered.map(([, number]) => Number(number)).join() !== expected.join())
    complaints.push(
      `${promises}: its tables count 1 to ${points.join(' and 1 to ')}; each point stands once, in order`,
    );
  for (const [line, number] of numbered)
    if (!/\.test\.tsx?`: "/.test(line)) complaints.push(`${promises}: point ${number} names no test`);
  return complaints;
}

function brokenTests(document: string, text: string, read: (path: string) => string | undefined): string[] {
  return [...text.matchAll(/`([^`]+\.test\.tsx?)`: "([^"]+)"/g)].flatMap(([, file = '', title = '']) => {
    const test = read(file);
    if (test === undefined) return [`${document}: ${file} is not there; name the file that proves it`];
    return test.includes(title) ? [] : [`${document}: ${file} has no test "${title}"; name the test that proves it`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const inHouse = (path: string) => join(house, path);
  const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: house,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(inHouse(file)));
  const complaints = documents.flatMap((file) =>
    brokenLinks(file, readFileSync(inHouse(file), 'utf8'), (path) => existsSync(inHouse(path))),
  );
  const read = (path: string) => (existsSync(inHouse(path)) ? readFileSync(inHouse(path), 'utf8') : undefined);
  complaints.push(
    ...brokenLedger(readFileSync(inHouse(ledger), 'utf8'), read),
    ...brokenPromises(readFileSync(inHouse(promises), 'utf8'), read),
  );
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (complaints.length > 0) process.exitCode = 1;
}
