import type { Words } from '@peyvand/kernel/refusal';
import type { RowScope } from '../../../edge/http/principal.ts';

/**
 * Every right there is: "module.verb" and what it allows, as the screen of roles shows it. A route may only ask for one of
 * these; a module that needs another adds its line here, and to the roles below that should hold it.
 */
export const rightWords = {
  'customers.read': { fa: 'دیدن مشتریان', en: 'See customers' },
  'customers.write': { fa: 'افزودن و ویرایش مشتریان', en: 'Add and change customers' },
  'purchases.read': { fa: 'دیدن خریدها', en: 'See purchases' },
  'purchases.write': { fa: 'ثبت خرید و برگشت', en: 'Record purchases and returns' },
  'products.read': { fa: 'دیدن کالاها', en: 'See products' },
  'products.write': { fa: 'ویرایش کالاها', en: 'Change products' },
  'consent.read': { fa: 'دیدن رضایت‌ها', en: 'See consents' },
  'consent.write': { fa: 'ثبت رضایت', en: 'Record consents' },
  'interactions.read': { fa: 'دیدن گفت‌وگوها و یادداشت‌ها', en: 'See conversations and notes' },
  'interactions.write': { fa: 'ثبت گفت‌وگو و یادداشت', en: 'Record conversations and notes' },
  'attachments.read': { fa: 'دیدن پیوست‌ها', en: 'See attachments' },
  'attachments.write': { fa: 'افزودن و برداشتن پیوست', en: 'Add and remove attachments' },
  'profile.read': { fa: 'دیدن شناخت مشتری', en: 'See what is known of a customer' },
  'measures.read': { fa: 'دیدن سنجه‌ها و داشبورد', en: 'See measures and the dashboard' },
  'measures.all': {
    fa: 'سنجه‌ها از همهٔ مشتریان، نه فقط آن‌ها که می‌بیند',
    en: 'Figures of all customers, not only those who are seen',
  },
  'events.read': { fa: 'دیدن رویدادها', en: 'See events' },
  'imports.read': { fa: 'دیدن داده‌های آورده‌شده', en: 'See imports' },
  'imports.write': { fa: 'آوردن فایل و برگرداندن آن', en: 'Import files and undo imports' },
  'exports.run': { fa: 'گرفتن خروجی', en: 'Export lists' },
  'erase.run': { fa: 'پاک کردن داده‌های شخصی مشتری', en: "Erase a customer's personal data" },
  'staff.read': { fa: 'دیدن همکاران', en: 'See colleagues' },
  'staff.manage': { fa: 'دعوت همکاران و تعیین نقش', en: 'Invite colleagues and set roles' },
  'tokens.manage': { fa: 'ساختن و باطل کردن کلید دسترسی', en: 'Make and revoke access tokens' },
  'settings.manage': { fa: 'تغییر تنظیمات کسب‌وکار', en: 'Change the settings of the business' },
  'audit.read': { fa: 'دیدن تاریخچهٔ تغییرها', en: 'See the history of changes' },
  'security.read': { fa: 'دیدن رویدادهای امنیتی', en: 'See events of security' },
  'webhooks.manage': { fa: 'تنظیم وب‌هوک‌ها', en: 'Set up webhooks' },
} as const satisfies Record<string, Words>;

export type KnownRight = keyof typeof rightWords;

/** Rights that routes may ask for; an unknown one stops the start. */
export const knownRights: ReadonlySet<string> = new Set(Object.keys(rightWords));

/** Fields that a role can be kept from reading in full, by the names that modules mask them under. */
export const maskableFields = {
  phone: { fa: 'تلفن', en: 'Phone' },
  email: { fa: 'ایمیل', en: 'E-mail' },
  'national-id': { fa: 'کد ملی', en: 'National id' },
  birthday: { fa: 'تاریخ تولد', en: 'Birthday' },
} as const satisfies Record<string, Words>;

export type MaskableField = keyof typeof maskableFields;

export const rowScopes = ['own', 'team', 'all'] as const satisfies readonly RowScope[];

export interface RoleSpec {
  readonly words: Words;
  /** '*' is everything, also what later releases add; only the owner has it. */
  readonly rights: '*' | readonly KnownRight[];
  /** Rows seen: all, those of the person's team, or her own. A team's member without a team sees her own. */
  readonly scope: RowScope;
  readonly masked: readonly MaskableField[];
}

const everyRight = Object.keys(rightWords) as KnownRight[];
const everyReading = everyRight.filter(
  (right) => right.endsWith('.read') && right !== 'audit.read' && right !== 'security.read',
);
const talking = ['interactions.read', 'interactions.write', 'attachments.read', 'attachments.write'] as const;

/** The six roles every workspace has. Custom roles stand beside them, in rows. */
export const builtInRoles = {
  owner: { words: { fa: 'مالک', en: 'Owner' }, rights: '*', scope: 'all', masked: [] },
  manager: {
    words: { fa: 'مدیر', en: 'Manager' },
    // what cannot be taken back stays with the owner, and so does watching over those who manage
    rights: everyRight.filter((right) => right !== 'erase.run' && right !== 'security.read'),
    scope: 'all',
    masked: [],
  },
  seller: {
    words: { fa: 'فروشنده', en: 'Seller' },
    rights: [
      'customers.read',
      'customers.write',
      'purchases.read',
      'purchases.write',
      'products.read',
      'consent.read',
      'consent.write',
      ...talking,
      'profile.read',
      'measures.read',
      'events.read',
      'staff.read',
    ],
    scope: 'team',
    masked: ['national-id'],
  },
  support: {
    words: { fa: 'پشتیبان', en: 'Support' },
    rights: [
      'customers.read',
      'customers.write',
      'purchases.read',
      'products.read',
      'consent.read',
      'consent.write',
      ...talking,
      'profile.read',
      'events.read',
      'staff.read',
    ],
    scope: 'all',
    masked: ['national-id'],
  },
  cashier: {
    words: { fa: 'صندوق‌دار', en: 'Cashier' },
    rights: ['customers.read', 'customers.write', 'purchases.read', 'purchases.write', 'products.read'],
    scope: 'all',
    masked: ['phone', 'email', 'national-id', 'birthday'],
  },
  viewer: {
    words: { fa: 'بیننده', en: 'Viewer' },
    rights: everyReading,
    scope: 'all',
    masked: ['phone', 'email', 'national-id', 'birthday'],
  },
} as const satisfies Record<string, RoleSpec>;

export type BuiltInRole = keyof typeof builtInRoles;

/** True for the name of one of the six built-in roles. */
export function isBuiltIn(role: string): role is BuiltInRole {
  return Object.hasOwn(builtInRoles, role);
}

/** What a role allows, in the form that a Principal carries. */
export interface Grant {
  readonly rights: ReadonlySet<string>;
  readonly scope: RowScope;
  readonly masked: ReadonlySet<string>;
}

/**
 * The grant of a built-in role.
 * @throws Error for any other name: custom roles are rows, read in queries.ts
 */
export function rightsOf(role: string): Grant {
  if (!isBuiltIn(role)) throw new Error(`no built-in role is called "${role}"`);
  const spec: RoleSpec = builtInRoles[role];
  return {
    rights: new Set(spec.rights === '*' ? ['*'] : spec.rights),
    scope: spec.scope,
    masked: new Set<string>(spec.masked),
  };
}

/** The rights by name, '*' spelled out, for screens. */
export function listRights(rights: ReadonlySet<string>): string[] {
  return rights.has('*') ? [...knownRights] : [...rights].sort();
}
