/**
 * One way out of the house: only edge/http/outgoing may open a connection to a machine that is not ours (it refuses
 * private ranges, pins the address, bounds size and time). Run as a program it prints each other way with its remedy and
 * ends with 1.
 */
import { globSync, readFileSync } from 'node:fs';

export interface OtherWay {
  readonly file: string;
  readonly line: number;
  readonly found: string;
}

/** Files that may hold such a word, each with its reason. */
const allowed: Readonly<Record<string, string>> = {
  'server/src/ground/outgoing/send-request.ts': 'the way out itself',
  'server/src/ground/outgoing/private-address.ts': 'compares addresses, opens nothing',
  'server/src/edge/http/source.ts': 'reads addresses, opens nothing',
  'server/src/ground/trust-proxy.ts': 'compares addresses, opens nothing',
  'server/src/edge/http/guard-connections.ts': 'watches connections that others opened to us',
  'server/src/ground/database/embedded/server-process.ts': 'asks the system for a free port of this machine',
};

const packages = ['undici', 'axios', 'got', 'node-fetch', 'ky', 'superagent', 'request', 'ws', 'nodemailer'].join('|');
const signs: readonly RegExp[] = [
  /(?<![\w.$])fetch\s*\(/,
  /\bglobalThis\.fetch\b/,
  /\bnew\s+(?:WebSocket|EventSource|XMLHttpRequest)\b/,
  // types of these modules open nothing
  /^(?!\s*(?:import|export)\s+type\b).*\b(?:from|import|require|getBuiltinModule)\b[\s(]*['"](?:node:)?(?:https?|http2|net|tls|dgram)['"]/,
  new RegExp(`\\b(?:from|import|require)\\b[\\s(]*['"](?:${packages})['"]`),
];

/** Ways out in one file's text. Lines of comment are left out. */
export function otherWays(file: string, text: string): readonly OtherWay[] {
  if (file in allowed) return [];
  return text.split('\n').flatMap((content, index) => {
    if (/^\s*(?:\/\/|\/?\*)/.test(content)) return [];
    return signs.some((sign) => sign.test(content)) ? [{ file, line: index + 1, found: content.trim() }] : [];
  });
}

/** Looks through everything that runs on the server; tests may talk to servers of their own. */
export function checkOutgoing(house: string): readonly OtherWay[] {
  return globSync('{server,kernel,science,demo}/src/**/*.ts', { cwd: house })
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
    .sort()
    .flatMap((file) => otherWays(file, readFileSync(`${house}/${file}`, 'utf8')));
}

if (import.meta.main) {
  const found = checkOutgoing(new URL('..', import.meta.url).pathname);
  for (const { file, line, found: text } of found) console.error(`${file}:${line}: ${text}`);
  if (found.length > 0) {
    console.error('Remedy: call sendRequest of server/src/ground/outgoing/send-request.ts.');
    process.exitCode = 1;
  }
}
