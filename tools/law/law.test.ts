import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ladder } from '../../server/src/ladder.ts';
import { findCircles } from './find-circles.ts';
import { findTrespasses } from './find-trespasses.ts';
import { type Import, importsIn, readImports } from './read-imports.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));
const order = ladder.map((rung) => `${rung.wing}/${rung.module.name}`);
const all = readImports(house);

describe('the law of imports', () => {
  it('is kept by every file', () => {
    expect(findTrespasses(all, order)).toEqual([]);
  });

  it('has no circle between files, by value or by type', () => {
    expect(findCircles(all)).toEqual([]);
  });

  it('sees the imports at all', () => {
    expect(all.length).toBeGreaterThan(2000);
    const seen = all.some(
      ({ from, to }) => from.startsWith('server/src/trade/purchases/') && to === 'server/src/people/customers/index.ts',
    );
    expect(seen).toBe(true);
  });
});

/** A file that imports another, as the law sees it. */
const one = (from: string, to: string, changed: Partial<Import> = {}): Import => ({
  from,
  to,
  line: 7,
  typeOnly: false,
  lazy: false,
  ...changed,
});
const trespass = (from: string, to: string, changed?: Partial<Import>) =>
  findTrespasses([one(from, to, changed)], order);

describe('each kind of trespass is named with its line and the remedy', () => {
  it.each([
    ['kernel/src/money.ts', 'science/src/index.ts', 'the kernel stands alone'],
    ['science/src/models/fit.ts', 'node:fs', 'hand the values in as arguments'],
    ['sdk/src/staff.ts', 'server/src/app.ts', 'the SDK knows the contract'],
    ['console/src/pages/home/home.tsx', 'server/src/app.ts', 'screens talk through the SDK'],
    ['ui/src/form/field.tsx', 'console/src/server.ts', 'components know no screen'],
    ['server/src/app.ts', 'ui/src/form/field.ts', 'the server knows no screen'],
    ['server/src/ground/log.ts', 'server/src/spine/event.ts', 'the ground knows no event'],
    ['server/src/spine/pump.ts', 'server/src/edge/house.ts', 'the spine knows no route'],
    ['server/src/edge/jobs.ts', 'server/src/office/module.ts', 'the edge knows no module'],
    ['server/src/office/audit/http.ts', 'server/src/people/staff/index.ts', 'the office knows no business'],
    ['server/src/people/staff/http.ts', 'server/src/desk/health/http.ts', 'react to its event instead'],
    ['server/src/people/staff/http.ts', 'server/src/app.ts', 'a screen that needs many modules'],
    ['server/src/desk/health/http.ts', 'server/src/ladder.ts', 'nobody imports the composition root'],
    ['server/src/people/staff/rules/x.ts', 'server/src/ground/database/pool.ts', 'rules and leaf rooms hold no input'],
    ['server/src/people/staff/http.ts', 'server/src/people/staff/index.ts', 'never enter by your own door'],
    ['server/src/trade/products/http.ts', 'server/src/people/customers/events.ts', 'only reactions.ts hears'],
    ['server/src/trade/products/http.ts', 'server/src/people/customers/tables.ts', 'use the door'],
    ['server/src/trade/products/http.ts', 'server/src/office/imports/import-row.ts', 'use the door'],
    ['server/src/people/customers/http.ts', 'server/src/trade/products/index.ts', 'stands below people/customers'],
    ['server/src/people/customers/http.ts', 'server/src/people/strangers/index.ts', 'must stand on the ladder'],
    ['console/src/pages/home/home.tsx', 'console/src/pages/models/fit.tsx', 'a page imports no page'],
    ['console/src/shared/guide/guide.tsx', 'console/src/pages/models/fit.tsx', 'knows no page'],
  ])('%s must not import %s', (from, to, remedy) => {
    const [said, ...more] = trespass(from, to);
    expect(said).toContain(`${from}:7 imports ${to}: `);
    expect(said).toContain(remedy);
    expect(more).toEqual([]);
  });

  it('types are no excuse', () => {
    expect(trespass('server/src/ground/log.ts', 'server/src/edge/house.ts', { typeOnly: true })).toHaveLength(1);
    expect(findCircles([one('a/src/x.ts', 'a/src/y.ts', { typeOnly: true }), one('a/src/y.ts', 'a/src/x.ts')])).toEqual(
      ['a/src/x.ts → a/src/y.ts → a/src/x.ts'],
    );
  });

  it('what is loaded when it is needed closes no circle', () => {
    expect(findCircles([one('a/src/x.ts', 'a/src/y.ts', { lazy: true }), one('a/src/y.ts', 'a/src/x.ts')])).toEqual([]);
  });

  it('every way to import is seen, with its line', () => {
    const text = `import type { A } from './a.ts';\nimport {\n  b,\n} from '@peyvand/kernel/digits';\nexport * from '../c.ts';\nconst d = await import('./d.ts');\n`;
    expect(importsIn('server/src/x/y.ts', text)).toEqual([
      one('server/src/x/y.ts', 'server/src/x/a.ts', { line: 1, typeOnly: true }),
      one('server/src/x/y.ts', 'kernel/src/digits.ts', { line: 4 }),
      one('server/src/x/y.ts', 'server/src/c.ts', { line: 5 }),
      one('server/src/x/y.ts', 'server/src/x/d.ts', { line: 6, lazy: true }),
    ]);
  });
});
