import { expect, test } from 'vitest';
import { checkOutgoing, otherWays } from './check-outgoing.ts';

test.each([
  `const answer = await fetch('https://example.com');`,
  'globalThis.fetch(url)',
  `import https from 'node:https';`,
  `import { request } from "http";`,
  `const net = await import('node:net');`,
  `process.getBuiltinModule('tls')`,
  `import axios from 'axios';`,
  'new WebSocket(url)',
])('%s is another way out', (line) => {
  expect(otherWays('server/src/talk/x.ts', line)).toHaveLength(1);
});

test.each([
  `import type { IncomingMessage } from 'node:http';`,
  '// fetch(url) would follow redirects',
  'queue.fetch(job)',
  'await prefetch(rows)',
  `import { sendRequest } from '../platform/http/outgoing/send-request.ts';`,
])('%s is none', (line) => {
  expect(otherWays('server/src/talk/x.ts', line)).toEqual([]);
});

test('the house has one way out', () => {
  expect(checkOutgoing(new URL('..', import.meta.url).pathname)).toEqual([]);
});
