import { uuidv7 } from '@peyvand/kernel/ids';
import { afterAll } from 'vitest';
import { openPool } from '../../../ground/database/pool.ts';
import { silentLog } from '../../../ground/log.ts';
import type { TestDatabase } from '../../../testing/test-database.ts';
import { type BuiltInRole, builtInRoles, type KnownRight, knownRights } from '../rules/rights.ts';
import { type FrontDoor, frontDoor, signInLink, type Visitor } from './front-door.ts';

/** Somebody signed in, in a browser of her own. */
export type Colleague = Visitor & { userId: string };

/** The six built-in roles, and one made by hand: every right but the owner's, every field masked. */
export type GroundRole = BuiltInRole | 'by-hand';

/**
 * What stands nowhere but in the marked person's own fields: whoever reads one of them in an answer has read a field.
 * Everything here is invented.
 */
export const marks = {
  name: 'شیرین مارک‌دار',
  phone: '+989121957346',
  email: 'shirin.qzvx@marked.example',
  nationalId: '2648370196',
  birthday: { calendar: 'jalali', month: 7, day: 23, year: 1361 },
} as const;

/** A masked field of the marked person, as somebody might write it. */
export const maskedSpellings: Readonly<Record<'phone' | 'email' | 'national-id', readonly string[]>> = {
  phone: ['9121957346', '912 195 7346', '۹۱۲۱۹۵۷۳۴۶', '912195', '1219573'],
  email: ['shirin.qzvx', 'marked.example'],
  'national-id': [marks.nationalId],
};

/**
 * Two businesses behind the real front door. In the first work the six built-in roles and one made by hand; it knows three
 * people: `mine` belongs to the seller, `theirs` to the manager, `nobodys` to nobody; `marked` is the seller's too and carries
 * the marks. The second business has an owner of its own and one customer.
 *
 * Every test of who may do what begins here; passwords are spared, the rest is what the product does.
 */
export async function twoBusinesses(database: TestDatabase): Promise<Ground> {
  const door = await frontDoor(database);
  const admin = openPool({
    url: database.superUrl,
    log: silentLog,
    name: 'ground',
    max: 2,
    statementTimeoutMs: 60_000,
  });
  afterAll(() => admin.end());

  const enter = async (userId: string): Promise<Colleague> => {
    const visitor = door.visitor();
    await visitor.post('/session/link', { token: await signInLink(door.house, userId) });
    return Object.assign(visitor, { userId });
  };
  const join = async (role: string, wish: JoinWish = {}): Promise<Colleague> => {
    const userId = uuidv7();
    const { teamId = null, scope = null, masked = [], name = role } = wish;
    await admin.query('insert into auth.account (user_id, name, email, created_at) values ($1, $2, $3, $4)', [
      userId,
      name,
      `${userId}@staff.example`,
      door.clock.now(),
    ]);
    await admin.query(
      `insert into auth.membership (workspace_id, user_id, role, team_id, scope, masked, joined_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [door.workspaceId, userId, role, teamId, scope, masked, door.clock.now()],
    );
    return enter(userId);
  };

  const made = await door.owner.post('/roles', {
    name: 'ساختهٔ دست',
    rights: [...knownRights].filter((right) => right !== ('erase.run' satisfies KnownRight)),
    scope: 'all',
    masked: ['phone', 'email', 'national-id', 'birthday'],
  });
  const handRoleId = idOf(made, 'id');
  const team = idOf(await door.owner.post('/teams', { name: 'چهارباغ' }), 'id');
  const people: Record<GroundRole, Colleague> = {
    ...(Object.fromEntries(
      await Promise.all(
        (Object.keys(builtInRoles) as BuiltInRole[]).map(async (role) => [
          role,
          role === 'owner'
            ? Object.assign(door.owner, { userId: door.operatorId })
            : await join(role, role === 'seller' ? { teamId: team } : {}),
        ]),
      ),
    ) as Record<BuiltInRole, Colleague>),
    'by-hand': await join(handRoleId),
  };

  const customer = async (body: Record<string, unknown>, who: Visitor = door.owner) =>
    idOf(await who.post('/customers', body), 'customerId');
  const sellers = { ownerId: people.seller.userId };
  const customers = {
    mine: await customer({ name: 'مریم احمدی', phones: ['0912 300 0001'], city: 'اصفهان', ...sellers }),
    theirs: await customer({
      name: 'رضا کریمی',
      phones: ['0912 300 0002'],
      city: 'اصفهان',
      ownerId: people.manager.userId,
    }),
    nobodys: await customer({ name: 'زهرا نادری', phones: ['0912 300 0003'], city: 'شیراز' }),
    marked: await customer({
      name: marks.name,
      phones: [marks.phone],
      emails: [marks.email],
      nationalId: marks.nationalId,
      birthday: marks.birthday,
      city: 'یزد',
      ...sellers,
    }),
  };

  const stranger = await join('viewer');
  const elsewhereId = idOf(await stranger.post('/workspaces', { name: 'Shiraz' }), 'id');
  await admin.query('delete from auth.membership where workspace_id = $1 and user_id = $2', [
    door.workspaceId,
    stranger.userId,
  ]);
  await stranger.put('/session/workspace', { workspaceId: elsewhereId });
  door.clock.advance(6000);
  const theirCustomer = await customer({ name: 'نرگس', phones: ['0912 400 0001'] }, stranger);

  return {
    door,
    admin,
    people,
    handRoleId,
    teamId: team,
    customers,
    elsewhere: { owner: stranger, workspaceId: elsewhereId, customerId: theirCustomer },
    join,
    enter,
    program: (token) => door.visitor({ authorization: `Bearer ${token}` }),
    later: (milliseconds = 6000) => door.clock.advance(milliseconds),
  };
}

export interface JoinWish {
  teamId?: string | null;
  scope?: 'own' | 'team' | 'all' | null;
  masked?: readonly string[];
  name?: string;
}

export interface Ground {
  door: FrontDoor;
  /** Reads and writes every table, past all walls. */
  admin: ReturnType<typeof openPool>;
  people: Record<GroundRole, Colleague>;
  handRoleId: string;
  /** The seller's. */
  teamId: string;
  customers: { mine: string; theirs: string; nobodys: string; marked: string };
  elsewhere: { owner: Colleague; workspaceId: string; customerId: string };
  /** A further colleague of the first business, signed in. */
  join(role: string, wish?: JoinWish): Promise<Colleague>;
  /** Signs somebody in once more, in a new browser. */
  enter(userId: string): Promise<Colleague>;
  /** A program with a token. */
  program(token: string): Visitor;
  /** Time passes: what was remembered of callers is asked anew. */
  later(milliseconds?: number): void;
}

function idOf(answer: { status: number; body: unknown }, field: string): string {
  const id = (answer.body as Record<string, unknown> | null)?.[field];
  if (answer.status >= 300 || typeof id !== 'string') throw new Error(`the ground: ${JSON.stringify(answer)}`);
  return id;
}
