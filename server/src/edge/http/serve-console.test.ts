import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, expect, it } from 'vitest';
import { silentLog } from '../../ground/log.ts';
import { builtScreens, serveConsole } from './serve-console.ts';

const folder = mkdtempSync(join(tmpdir(), 'peyvand-screens-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('serves the screens from where the build leaves them', async () => {
  expect(existsSync(join(dirname(builtScreens), 'vite.config.ts'))).toBe(true);
  writeFileSync(join(folder, 'index.html'), '<title>پیوند</title>');
  for (const place of [folder, join(folder, '/')]) {
    const http = Fastify();
    await serveConsole(http, silentLog, place);
    const { statusCode, body } = await http.inject('/sign-in');
    expect([statusCode, body]).toEqual([200, '<title>پیوند</title>']);
    await http.close();
  }
});

it('says so when there are none, and serves the rest', async () => {
  const said: string[] = [];
  const http = Fastify();
  await serveConsole(http, { ...silentLog, warn: (message) => said.push(message) }, join(folder, 'none'));
  expect(said).toEqual(['there are no screens to serve: "npm run build" makes them']);
  expect((await http.inject('/sign-in')).statusCode).toBe(404);
  await http.close();
});
