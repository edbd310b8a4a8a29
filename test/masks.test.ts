import { toLatinDigits } from '@peyvand/kernel/digits';
import { beforeAll, describe, expect, it } from 'vitest';
import { holds } from '../server/src/edge/http/principal.ts';
import type { Route } from '../server/src/edge/http/route.ts';
import { modules } from '../server/src/ladder.ts';
import { rightsOf } from '../server/src/people/staff/rules/rights.ts';
import type { Visitor } from '../server/src/people/staff/testing/front-door.ts';
import { type GroundRole, marks, twoBusinesses } from '../server/src/people/staff/testing/two-businesses.ts';
import { testDatabase } from '../server/src/testing/test-database.ts';

/**
 * GATES 10, generated from the running product: a marked person stands in every place that the product has, each role reads
 * every route, and nothing that its role masks may be in an answer. Then every query parameter of every route is probed with
 * pieces of the masked values: an answer that differs from that of a piece which nobody has tells the value.
 */
const ground = await twoBusinesses(await testDatabase());
const { door, people, customers, admin } = ground;
const { owner } = people;

interface Reading {
  route: Route;
  name: string;
  path: string;
}
const readings: Reading[] = [];
const ids = new Map<string, string>([
  ['customers', customers.marked],
  ['members', people.viewer.userId],
]);
const words: Record<string, string> = { ':name': 'aov', ':kind': 'customers' };

/** What may not be in an answer, by the masked field: as digits of any script and with any marks between them. */
const secrets: Record<string, (answer: string) => boolean> = {
  phone: (answer) => answer.includes('9121957346'),
  email: (answer) => answer.includes('shirin.qzvx'),
  'national-id': (answer) => answer.includes(marks.nationalId),
  birthday: (answer) => /1361[/.-]0?7[/.-]23|"month":7,"day":23|13610723|1982-10-15/.test(answer),
};

const spoken = `زنگ بزنید ۰۹۱۲-۱۹۵-۷۳۴۶ یا ${marks.email}، کد ملی ${marks.nationalId}، متولد ۱۳۶۱/۰۷/۲۳`;

beforeAll(async () => {
  await plantMarks();
  for (const route of modules.flatMap((module) => module.routes ?? [])) {
    if (route.method !== 'GET' || ['public', 'session'].includes(route.right)) continue;
    const parts = route.path.split('/');
    const filled = parts.map((part, index) =>
      part.startsWith(':') ? (words[part] ?? ids.get(parts[index - 1] ?? '') ?? customers.marked) : part,
    );
    readings.push({ route, name: `GET ${route.path}`, path: filled.join('/') });
  }
});

const must = async (answer: Promise<{ status: number; body: Record<string, string> }>) => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
};

/** In every place that takes what people write. */
async function plantMarks(): Promise<void> {
  const id = customers.marked;
  const file = { 'content-type': 'application/octet-stream' };
  await must(owner.post('/custom-fields', { key: 'remark', label: { fa: 'یادداشت', en: 'Remark' }, type: 'text' }));
  const { version } = await must(owner.get(`/customers/${id}`));
  await must(owner.patch(`/customers/${id}`, { version, custom: { remark: spoken.slice(0, 180) } }));
  await must(owner.post(`/customers/${id}/notes`, { body: spoken }));
  const attached = await must(
    owner.post(`/customers/${id}/attachments?name=${encodeURIComponent('فرم 09121957346.txt')}`, 'text', file),
  );
  ids.set('attachments', attached.fileId ?? '');
  const need = {
    component: 'product',
    attitude: 'likes',
    value: 'کرم',
    source: 'stated',
    evidence: spoken.slice(0, 150),
  };
  await owner.post(`/customers/${id}/preferences`, need);
  const said = await must(
    owner.post('/interactions', {
      channel: 'form',
      customer: { id },
      subject: 'فرم ۰۹۱۲۱۹۵۷۳۴۶',
      text: spoken,
      fields: {
        'شماره تماس': '۰۹۱۲ ۱۹۵ ۷۳۴۶',
        ایمیل: marks.email,
        'کد ملی': marks.nationalId,
        'تاریخ تولد': '1361/07/23',
      },
    }),
  );
  ids.set('interactions', said.interactionId ?? said.id ?? '');
  const at = '2026-11-20T10:00:00Z';
  const bought = await must(
    owner.post('/purchases', {
      at,
      customer: { id },
      lines: [{ sku: 'A', name: 'کرم', quantity: 1, unitPrice: 1000 }],
    }),
  );
  ids.set('purchases', bought.purchaseId ?? '');
  await must(
    owner.post('/views', { name: 'با شماره', shared: true, definition: { filter: { q: '09121957346' }, columns: [] } }),
  );
  const csv = `نام,موبایل,ایمیل,کد ملی,تاریخ تولد\nشیرین,09121957346,${marks.email},${marks.nationalId},1361/07/23\n`;
  const sent = await must(owner.post('/imports?kind=customers&name=09121957346.csv', csv, file));
  ids.set('imports', sent.id ?? '');
  await admin.query(
    `insert into intake_problem (workspace_id, import_id, row_number, header, code, message, cells) values ($1, $2, 2, 'موبایل', 'customers.phone-unreadable', $3, $4)`,
    [
      door.workspaceId,
      sent.id,
      JSON.stringify({ fa: spoken, en: spoken }),
      ['شیرین', '09121957346', marks.email, marks.nationalId, '1361/07/23'],
    ],
  );
  await admin.query(`update intake_import set rejected_rows = 1 where import_id = $1`, [sent.id]);
  // a twin, so that duplicates have something to compare
  await must(owner.post('/customers', { name: marks.name, birthday: marks.birthday, city: 'یزد' }));
  await must(
    owner.post('/households', { memberIds: [id] }).then((one) => {
      ids.set('households', one.body.householdId);
      return one;
    }),
  );
  await door.house.pump.drain(door.workspaceId);
}

function plain(answer: { body: unknown }): string {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  // marks between digits are no hiding place
  return toLatinDigits(text ?? '').replace(/(?<=\d)[\s().\u200c-](?=\d)/g, '');
}

const grants: Record<GroundRole, { rights: ReadonlySet<string>; masked: ReadonlySet<string> }> = {
  owner: rightsOf('owner'),
  manager: rightsOf('manager'),
  seller: rightsOf('seller'),
  support: rightsOf('support'),
  cashier: rightsOf('cashier'),
  viewer: rightsOf('viewer'),
  'by-hand': { ...rightsOf('manager'), masked: new Set(['phone', 'email', 'national-id', 'birthday']) },
};
const masking = (Object.keys(grants) as GroundRole[]).filter((role) => grants[role].masked.size > 0);
const open = (role: GroundRole) => readings.filter(({ route }) => holds({ rights: grants[role].rights }, route.right));

describe('GATES 10: what a role masks is in no answer', () => {
  it('the marks are where they were put: the owner reads them', async () => {
    const seen = new Set<string>();
    for (const { path } of open('owner')) {
      const text = plain(await owner.get(path));
      for (const [field, has] of Object.entries(secrets)) if (has(text)) seen.add(field);
    }
    expect([...seen].sort()).toEqual(['birthday', 'email', 'national-id', 'phone']);
  });

  it.each(masking)('as %s, on every route that it may read', async (role) => {
    const leaks: string[] = [];
    for (const { name, path } of open(role)) {
      ground.later(61_000);
      const answer = await people[role].get(path);
      if (answer.status >= 500) leaks.push(`${name}: ${answer.status}`);
      const text = plain(answer);
      for (const field of grants[role].masked) if (secrets[field]?.(text)) leaks.push(`${name}: ${field}`);
    }
    expect(leaks).toEqual([]);
  });
});

/** A piece of a masked value, and one like it that nobody has. */
const pieces: readonly { field: string; piece: string; nobodys: string }[] = [
  ...['57346', '1957346', '0912195', '912195734'].map((piece) => ({
    field: 'phone',
    piece,
    nobodys: piece.replaceAll('7', '8').replaceAll('۷', '۸').replaceAll('91219', '97979'),
  })),
  ...['shirin.q', '@marked', marks.email].map((piece) => ({
    field: 'email',
    piece,
    nobodys: piece.replaceAll('qzvx', 'qzvy').replaceAll('.q', '.y').replaceAll('@marked', '@merked'),
  })),
  ...[marks.nationalId].map((piece) => ({
    field: 'national-id',
    piece,
    nobodys: piece.replaceAll('4', '5'),
  })),
  ...['1361/07/23', '7'].map((piece) => ({
    field: 'birthday',
    piece,
    nobodys: piece.replaceAll('1361', '1362').replace(/^7$/, '8').replaceAll('23', '24'),
  })),
];

/** What an answer tells beside the words that it repeats: who and what is in it, how many, and every number. */
function tells(answer: { status: number; body: unknown; headers: Record<string, unknown> }): string {
  const body = typeof answer.body === 'string' ? answer.body.split('\n').length : gist(answer.body);
  return `${answer.status} ${JSON.stringify(body)} ${String(answer.headers['x-row-count'])}`;
}

function gist(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(gist);
  if (typeof value === 'string') return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? value : 'text';
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !['detail', 'message', 'notice', 'parameters', 'window'].includes(name))
      .map(([name, one]) => [name, gist(one)]),
  );
}

async function differs(
  who: Visitor,
  path: string,
  parameter: string,
  piece: string,
  nobodys: string,
): Promise<boolean> {
  const ask = async (value: string) => {
    ground.later(61_000);
    const answer = await who.get(`${path}?${parameter}=${encodeURIComponent(value)}`);
    // two refusals for haste are alike and would hide what an answer tells
    if (answer.status === 429) throw new Error(`${path} was asked too often to be probed`);
    return tells(answer);
  };
  return (await ask(piece)) !== (await ask(nobodys));
}

describe('GATES 10: no parameter tells a masked value', () => {
  it('the probe works: an unmasked reader finds by pieces', async () => {
    expect(await differs(owner, '/customers', 'q', '1957346', '1958346')).toBe(true);
    expect(await differs(owner, '/customers', 'birthMonth', '7', '8')).toBe(true);
  });

  it.each(['seller', 'viewer', 'by-hand'] as const)(
    'as %s: every query parameter of every route',
    { timeout: 240_000 },
    async (role) => {
      const told: string[] = [];
      for (const { route, name, path } of open(role)) {
        const parameters = Object.entries((route.query?.properties ?? {}) as Record<string, { type?: string }>);
        for (const [parameter, schema] of parameters) {
          if (['cursor', 'limit', 'months', 'format', 'calendar', 'from', 'to'].includes(parameter)) continue;
          const fit = pieces.filter(
            ({ field, piece }) => grants[role].masked.has(field) && (schema.type !== 'integer' || /^\d+$/.test(piece)),
          );
          for (const { field, piece, nobodys } of fit)
            if (await differs(people[role], path, parameter, piece, nobodys))
              told.push(`${name}?${parameter}=${piece} tells ${field}`);
        }
      }
      expect(told).toEqual([]);
    },
  );

  it('what is shown, and a whole phone that was given, still find', async () => {
    for (const q of ['7346', marks.phone, '۰۹۱۲ ۱۹۵ ۷۳۴۶']) {
      ground.later(61_000);
      const { body } = await people.cashier.get(`/customers?q=${encodeURIComponent(q)}`);
      expect(body.items.map((one: { id: string }) => one.id)).toContain(customers.marked);
    }
    const { body } = await people.cashier.get('/customers?q=957346');
    expect(body).toMatchObject({ items: [], notice: { fa: expect.any(String) } });
  });

  it('whole phones are counted for each caller', async () => {
    ground.later(61_000);
    const tries = [];
    for (let n = 0; n < 25; n++) tries.push((await people.cashier.get(`/customers?q=0912${1000000 + n}`)).status);
    expect(tries.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await people.viewer.get('/customers?q=09121000001')).status).toBe(200);
  });

  it('a conflict names nobody', async () => {
    for (const role of ['cashier', 'seller', 'support'] as const) {
      const answer = await people[role].post('/customers', {
        name: 'x',
        phones: [marks.phone],
        nationalId: marks.nationalId,
      });
      expect([answer.status, answer.body.code]).toEqual([409, 'customers.identifier-taken']);
      expect(JSON.stringify(answer.body)).not.toContain(customers.marked);
    }
    expect((await owner.post('/customers', { name: 'x', phones: [marks.phone] })).body.data.customerId).toBe(
      customers.marked,
    );
  });
});
