import { uuidv7 } from '@peyvand/kernel/ids';
import { type Currency, TOMAN } from '@peyvand/kernel/money';
import { defineRefusals, type Refusal } from '@peyvand/kernel/refusal';
import type pg from 'pg';

/** One business with its staff, customers and settings. */
export interface Workspace {
  readonly workspaceId: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly calendar: 'jalali' | 'gregorian';
  readonly language: 'fa' | 'en';
  readonly currency: Currency;
  readonly settings: WorkspaceSettings;
  readonly demo: boolean;
}

/** Settings that change how figures are counted (FOUNDATION section 1). All have defaults. */
export interface WorkspaceSettings {
  /** The day that fits, profiles and measures are seen from. */
  readonly asOf?: 'today' | 'after-last-purchase';
  /** Who counts as a customer at a day. */
  readonly customerRule?:
    | { kind: 'days'; days: number }
    | { kind: 'own-gap'; k: number; leastDays: number }
    | { kind: 'p-alive'; least: number };
  /** The model that predicts. */
  readonly model?: 'mbgnbd' | 'bgnbd' | 'paretonbd';
  /** Monthly discount of future margin, a fraction. */
  readonly monthlyDiscount?: number;
  /** Contribution margin where a purchase carries no cost, a fraction; unknown: values are revenue (LTV). */
  readonly margin?: number;
  /** Purchases after which a customer counts as loyal. */
  readonly loyalFrom?: number;
  /** Codes under which it sells what is no goods: postage, charges, corrections. Absent: the usual ones. */
  readonly feeCodes?: readonly string[];
  /** Whoever works here sets up a second factor before anything else. Only an owner who has one herself may demand it. */
  readonly secondFactor?: 'demanded';
  readonly brand?: { color?: string; logoFileId?: string };
  [other: string]: unknown;
}

const columns = `workspace_id as "workspaceId", slug, name, time_zone as "timeZone", calendar, language, currency, settings, demo`;

export const workspaces = defineRefusals('workspaces', {
  'slug-taken': {
    status: 409,
    fa: (d: { slug: string }) => `نشانی «${d.slug}» پیش‌تر گرفته شده است؛ نشانی دیگری برگزینید.`,
    en: (d: { slug: string }) => `The address "${d.slug}" is taken; choose another.`,
  },
  'slug-invalid': {
    status: 422,
    fa: 'نشانی کسب‌وکار باید از حروف کوچک لاتین، رقم و خط تیره باشد.',
    en: 'A workspace address is made of small Latin letters, digits and hyphens.',
  },
});

/** Ids of all open workspaces, oldest first. */
export async function listWorkspaceIds(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query('select workspace_id from workspace where closed_at is null order by created_at');
  return rows.map((row) => row.workspace_id as string);
}

/** The workspace with that id or slug; undefined when there is none. */
export async function findWorkspace(db: pg.Pool | pg.ClientBase, idOrSlug: string): Promise<Workspace | undefined> {
  const { rows } = await db.query(
    `select ${columns} from workspace where (slug = $1 or workspace_id::text = $1) and closed_at is null`,
    [idOrSlug],
  );
  return rows[0] as Workspace | undefined;
}

export interface NewWorkspace {
  /** Given where the write path needs the id before the row exists. */
  workspaceId?: string;
  slug: string;
  name: string;
  timeZone?: string;
  calendar?: 'jalali' | 'gregorian';
  language?: 'fa' | 'en';
  currency?: Currency;
  demo?: boolean;
  settings?: WorkspaceSettings;
}

/** Makes a workspace. The slug is unique in the installation. */
export async function createWorkspace(db: pg.Pool | pg.ClientBase, wish: NewWorkspace): Promise<Workspace | Refusal> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(wish.slug)) return workspaces('slug-invalid');
  const { rows } = await db.query(
    `insert into workspace (workspace_id, slug, name, time_zone, calendar, language, currency, demo, settings)
     values ($1, $2, $3, coalesce($4, 'Asia/Tehran'), coalesce($5, 'jalali'), coalesce($6, 'fa'), coalesce($7::jsonb, $10::jsonb), $8, $9)
     on conflict (slug) do nothing returning ${columns}`,
    [
      wish.workspaceId ?? uuidv7(),
      wish.slug,
      wish.name,
      wish.timeZone,
      wish.calendar,
      wish.language,
      wish.currency === undefined ? null : JSON.stringify(wish.currency),
      wish.demo ?? false,
      JSON.stringify(wish.settings ?? {}),
      JSON.stringify(TOMAN),
    ],
  );
  return (rows[0] as Workspace | undefined) ?? workspaces('slug-taken', { slug: wish.slug });
}
