import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describePackages } from './sbom.ts';

const lock = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');

it('GATES 18: the bill of materials names every locked package with version, licence and hash, always alike', () => {
  const bom = describePackages(lock, '1.0.0');
  const { packages } = JSON.parse(lock) as { packages: Record<string, { link?: boolean; version?: string }> };
  const locked = Object.keys(packages).filter((path) => path.includes('node_modules/') && !packages[path]?.link);
  expect(bom.components.map((one) => one['bom-ref'])).toEqual(locked);
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const fastify = bom.components.find((one) => one.purl.startsWith('pkg:npm/fastify@'));
  expect(fastify).toMatchObject({ scope: 'required', licenses: [{ license: { id: 'MIT' } }] });
  expect(fastify?.hashes?.[0]).toMatchObject({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) });
  const refs = new Set(locked);
  for (const { ref, dependsOn } of bom.dependencies)
    expect([ref, dependsOn.filter((one) => !refs.has(one))]).toEqual([ref, []]);
  expect(JSON.stringify(describePackages(lock, '1.0.0'))).toBe(JSON.stringify(bom));
});

it('GATES 18: exceljs and what came with it, and packages that nobody imports, are not installed', () => {
  const names = describePackages(lock, '1.0.0').components.map((one) => one.name);
  for (const gone of ['exceljs', 'buffers', 'chainsaw', 'fstream', 'unzipper', 'papaparse', 'iconv-lite'])
    expect(names).not.toContain(gone);
});
