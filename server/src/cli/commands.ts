import type { Words } from './words.ts';

/** A command takes what follows its name on the command line and answers the exit code: 0 only on success. */
export type Run = (args: string[]) => Promise<number>;

export type Command = { name: string; usage: string; summary: Words; load: () => Promise<Run>; hidden?: boolean };

/**
 * All commands. To add one: write server/src/cli/<command>.ts with `export async function run<Command>(args)`, and add
 * its entry here. Each file is loaded only when its command is called, so that `version` never touches the database.
 */
export const commands: Command[] = [
  {
    name: 'start',
    usage: 'start [--web] [--worker]',
    summary: { fa: 'پیوند را روشن می‌کند', en: 'starts the product' },
    load: async () => (await import('./start.ts')).runStart,
  },
  {
    name: 'analyse',
    usage:
      'analyse FILE --customer COL --date COL [--amount COL] [--order COL] [--until DATE] [--unit week|day] [--horizon N]\n' +
      '      [--model bgnbd|mbgnbd|paretonbd] [--discount RATE_PER_MONTH] [--margin F] [--tz ZONE] [--json] [--out CUSTOMERS.csv]',
    summary: {
      fa: 'فایل خریدها را بدون پایگاه داده تحلیل می‌کند: مدل‌ها، شاخص‌ها و پیش‌بینی برای هر مشتری',
      en: 'analyses a file of purchases without a database: models, measures and a forecast for each customer',
    },
    load: async () => (await import('./analyse/run-analyse.ts')).runAnalyse,
  },
  {
    name: 'demo',
    usage: 'demo [--json]',
    summary: { fa: 'کسب‌وکار نمونه را با داده پر می‌کند', en: 'fills the demo business' },
    load: async () => (await import('./demo.ts')).runDemo,
  },
  {
    name: 'migrate',
    usage: 'migrate [--json]',
    summary: { fa: 'ساختار پایگاه داده را به‌روز می‌کند', en: 'brings the database up to date' },
    load: async () => (await import('./migrate.ts')).runMigrate,
  },
  {
    name: 'workspace',
    usage: 'workspace create SLUG [--name NAME] [--json]',
    summary: { fa: 'کسب‌وکار تازه‌ای می‌سازد', en: 'opens a business' },
    load: async () => (await import('./workspace.ts')).runWorkspace,
  },
  {
    name: 'token',
    usage: 'token create --workspace SLUG --role ROLE [--name NAME] [--expires DATE] [--json]',
    summary: { fa: 'کلید دسترسی برای API می‌سازد', en: 'makes an API token' },
    load: async () => (await import('./token.ts')).runToken,
  },
  {
    name: 'link',
    usage: 'link [EMAIL] [--without-two-factor] [--json]',
    summary: {
      fa: 'لینک یک‌بارمصرف می‌سازد: ورود مالک، یا گذرواژهٔ تازه برای یک ایمیل',
      en: 'makes a one-time link: sign-in for the owner, or a new password for an e-mail',
    },
    load: async () => (await import('./link.ts')).runLink,
  },
  {
    name: 'import',
    usage:
      'import customers|purchases|products|interactions FILE --workspace SLUG [--map FILE] [--recipe NAME] [--sheet NAME] [--existing fill|update] [--new-field KEY:TYPE] [--dry-run] [--json]',
    summary: {
      fa: 'فایل CSV یا XLSX، یا پوشه‌ای از آن‌ها را وارد یک کسب‌وکار می‌کند',
      en: 'takes a CSV or XLSX file, or a folder of them, into a workspace',
    },
    load: async () => (await import('./import.ts')).runImportCommand,
  },
  {
    name: 'export',
    usage: 'export customers|purchases|purchase-lines|products|interactions FILE --workspace SLUG [--json]',
    summary: { fa: 'یک فهرست را کامل در فایل CSV یا XLSX می‌نویسد', en: 'writes a whole list into a CSV or XLSX file' },
    load: async () => (await import('./export.ts')).runExport,
  },
  {
    name: 'backup',
    usage: 'backup FILE [--with-key] [--json]',
    summary: {
      fa: 'از همهٔ داده‌ها و فایل‌ها یک نسخهٔ پشتیبان می‌گیرد',
      en: 'writes a consistent copy of all data and files',
    },
    load: async () => (await import('./backup.ts')).runBackup,
  },
  {
    name: 'restore',
    usage: 'restore FILE [--erasures LEDGER] [--json]',
    summary: { fa: 'نسخهٔ پشتیبان را در پایگاهی خالی بازمی‌گرداند', en: 'brings a backup back into an empty database' },
    load: async () => (await import('./restore.ts')).runRestore,
  },
  {
    name: 'key',
    usage: 'key [status|confirm-copy|rotate|accept-loss [--yes]] [--json]',
    summary: {
      fa: 'کلید نصب را نشان می‌دهد، تازه می‌کند، یا اگر گم شده باشد می‌گوید چه از دست رفته است',
      en: "shows the installation's key, makes a new one, or says what is gone with a lost one",
    },
    load: async () => (await import('./key.ts')).runKey,
  },
  {
    name: 'doctor',
    usage: 'doctor [--json]',
    summary: { fa: 'بررسی می‌کند چه چیزی درست کار می‌کند و چه چیزی نه', en: 'checks what works and what does not' },
    load: async () => (await import('./doctor.ts')).runDoctor,
  },
  {
    name: 'sbom',
    usage: 'sbom',
    summary: {
      fa: 'فهرست همهٔ بسته‌های نصب‌شده را با پروانه و نشان‌شان می‌نویسد (CycloneDX)',
      en: 'lists every installed package with its licence and hash (CycloneDX)',
    },
    load: async () => (await import('./sbom.ts')).runSbom,
  },
  {
    name: 'version',
    usage: 'version [--json]',
    summary: { fa: 'نسخهٔ پیوند را می‌گوید', en: 'prints the version of Peyvand' },
    load: async () => (await import('./version.ts')).runVersion,
  },
  {
    name: 'work',
    usage: 'work NAME PAYLOAD',
    summary: { fa: 'یک کار سنگین را در پردازه‌ای جدا انجام می‌دهد', en: 'runs one heavy job in a process of its own' },
    load: async () => (await import('./work.ts')).runWork,
    hidden: true,
  },
  {
    name: 'help',
    usage: 'help [COMMAND]',
    summary: { fa: 'همین راهنما', en: 'this help' },
    load: async () => (await import('./help.ts')).runHelp,
  },
];

/** Finds a command by the name typed. */
export function findCommand(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}
