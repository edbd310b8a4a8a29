import { statfs } from 'node:fs/promises';
import { counted } from '@peyvand/kernel/counted';
import { fold } from '@peyvand/kernel/text';
import type pg from 'pg';
import type { Job } from '../../edge/house.ts';
import { lanes } from '../../edge/lanes/lanes.ts';
import { failedJobs, lookAtLanes } from '../../edge/lanes/look-at-lanes.ts';
import type { Config } from '../../ground/config.ts';
import { readMigrations } from '../../ground/database/migrate.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { nameFailure } from '../../ground/log.ts';
import { countSeenSql, parkedSql } from '../../spine/find-events.ts';
import { listWorkspaceIds } from '../workspace/index.ts';

/** One thing that was looked at, in plain words. */
export interface Check {
  name: string;
  ok: boolean;
  detail: { fa: string; en: string };
  /** What only whoever holds the machine needs: where a file lies. Never sent to a business. */
  place?: string;
}

export interface DoctorHouse {
  config: Config;
  /** Pool of the worker role. */
  pool: pg.Pool;
  /** Whether web and worker are roles of their own. */
  separateRoles: boolean;
  /** Every declared job: which lane a waiting one stands in. */
  jobList: readonly Job[];
  /** Asked by somebody of this business: what belongs to others and to the installation's machine is left out. */
  workspaceId?: string;
}

type Look = (house: DoctorHouse) => Promise<Omit<Check, 'name'>>;

/**
 * Looks at everything that can quietly stop working: what is connected and what is not. A check that itself fails is a
 * finding and never stops the others.
 */
export async function runChecks(house: DoctorHouse): Promise<Check[]> {
  const results: Check[] = [];
  for (const [name, look] of Object.entries(looks)) {
    const found = await look(house).catch((error: Error) => ({
      ok: false,
      detail: { fa: `بررسی نشد (${nameFailure(error)})`, en: `could not be checked (${nameFailure(error)})` },
    }));
    results.push({ name, ...found });
  }
  return results;
}

const say = (ok: boolean, fa: string, en: string) => ({ ok, detail: { fa, en } });

const looks: Record<string, Look> = {
  async database({ pool, config }) {
    const {
      rows: [row],
    } = await pool.query(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
    );
    const where =
      config.databaseUrl === undefined ? { fa: 'همراه پیوند', en: 'embedded' } : { fa: 'بیرونی', en: 'external' };
    return say(
      row.number >= 150_000,
      `PostgreSQL ${row.version} (${where.fa})`,
      `PostgreSQL ${row.version} (${where.en})`,
    );
  },
  async migrations({ pool }) {
    const newest = (await readMigrations()).at(-1)?.number ?? 0;
    const {
      rows: [row],
    } = await pool.query('select max(number) as number from platform_migration');
    return say(
      row.number === newest,
      row.number === newest ? `به‌روز است (نسخهٔ ${row.number})` : `نسخهٔ ${row.number} است و باید ${newest} باشد`,
      row.number === newest ? `up to date (version ${row.number})` : `version ${row.number}, and should be ${newest}`,
    );
  },
  async roles({ separateRoles }) {
    return separateRoles
      ? say(
          true,
          'هر بخش برنامه تنها به آنچه لازم دارد دست می‌رساند',
          'each part of the program reaches only what it needs',
        )
      : say(
          false,
          'همهٔ بخش‌های برنامه با یک کاربر به پایگاه داده می‌رسند، چون آن کاربر اجازهٔ ساختن کاربر دیگر ندارد. دادهٔ کسب‌وکارها همچنان از هم جداست، ولی جست‌وجو کندتر است',
          'all parts of the program reach the database as one user, who may not make others. The data of businesses are still kept apart, but searching is slower',
        );
  },
  async 'row-level-security'({ pool }) {
    const { rows } = await pool.query(countSeenSql);
    return say(rows[0].n === 0, 'هیچ کسب‌وکاری دادهٔ کسب‌وکار دیگر را نمی‌بیند', 'no business sees the data of another');
  },
  async 'search-folding'({ pool }) {
    const samples = ['مريم علي‌پور', 'ÀÉ ۱۲۳ كتاب', 'مُحَمَّد‌رضا', 'Ｐｅｙｖａｎｄ'];
    const { rows } = await pool.query('select s, peyvand_fold(s) as folded from unnest($1::text[]) s', [samples]);
    const differing = rows.filter((row) => fold(row.s) !== row.folded);
    return say(
      differing.length === 0,
      differing.length === 0
        ? 'ی و ک، نیم‌فاصله و رقم‌ها هر جور نوشته شوند پیدا می‌شوند'
        : `${differing.length} نمونه از نوشتن‌های فارسی در جست‌وجو پیدا نمی‌شود`,
      differing.length === 0
        ? 'Persian letters, half-spaces and digits are found however they are written'
        : `${counted(differing.length, 'sample of Persian writing is', 'samples of Persian writing are')} not found by searching`,
    );
  },
  async 'oldest-transaction'({ pool }) {
    const {
      rows: [row],
    } = await pool.query(
      `select coalesce(max(extract(epoch from now() - xact_start)), 0)::int as seconds from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()`,
    );
    return say(
      row.seconds < 120,
      row.seconds < 120
        ? 'هیچ کاری دیگران را منتظر نگذاشته است'
        : `کاری ${row.seconds} ثانیه است که پایگاه داده را نگه داشته و کارهای دیگر منتظر آن‌اند`,
      row.seconds < 120
        ? 'nothing keeps others waiting'
        : `something has held the database for ${counted(row.seconds, 'second')}, and other work waits for it`,
    );
  },
  async 'parked-events'({ pool, workspaceId: asker }) {
    let parked = 0;
    let example = '';
    for (const workspaceId of asker === undefined ? await listWorkspaceIds(pool) : [asker]) {
      const rows = await inWorkspace(pool, workspaceId, (tx) =>
        tx.query<{ n: number; example: string | null }>(parkedSql, [workspaceId, ': ']),
      );
      parked += rows[0]?.n ?? 0;
      example ||= rows[0]?.example ?? '';
    }
    return say(
      parked === 0,
      parked === 0 ? 'همهٔ رویدادها به کار آمده‌اند' : `${parked} رویداد به خطا برخورد و کنار گذاشته شد: ${example}`,
      parked === 0
        ? 'every event was dealt with'
        : `${counted(parked, 'event met an error and was', 'events met an error and were')} set aside: ${example}`,
    );
  },
  async 'database-log'({ pool, config }) {
    const { rows } = await pool.query(
      `select name, setting from pg_settings where name in ('log_error_verbosity', 'log_min_error_statement', 'log_statement', 'log_min_duration_statement')`,
    );
    const set = Object.fromEntries(rows.map(({ name, setting }) => [name, setting as string]));
    const kept =
      set.log_error_verbosity === 'terse' &&
      set.log_min_error_statement === 'panic' &&
      set.log_statement !== 'all' &&
      set.log_statement !== 'mod' &&
      set.log_min_duration_statement === '-1';
    return kept || config.databaseUrl === undefined
      ? say(kept, 'گزارش پایگاه داده مقداری از داده‌ها نگه نمی‌دارد', "the database's log keeps no values")
      : say(
          false,
          'گزارش پایگاه دادهٔ بیرونی متن دستورها و مقدارها را نگه می‌دارد؛ آنچه پاک می‌کنید در آن می‌ماند. در PostgreSQL بگذارید: log_error_verbosity=terse، log_min_error_statement=panic، log_statement=none، log_min_duration_statement=-1',
          'the log of your PostgreSQL keeps statements and values; what you erase stays in it. Set there: log_error_verbosity=terse, log_min_error_statement=panic, log_statement=none, log_min_duration_statement=-1',
        );
  },
  async jobs({ pool, workspaceId }) {
    const failed = await failedJobs(pool, workspaceId);
    const names = failed.map(({ name, count }) => `${name} ×${count}`).join(', ');
    return say(
      failed.length === 0,
      failed.length === 0 ? 'هیچ کاری بی‌نتیجه نمانده است' : `کارهایی که پس از چند بار تلاش رها شدند: ${names}`,
      failed.length === 0 ? 'no job was given up' : `given up after many attempts: ${names}`,
    );
  },
  async lanes({ pool, jobList }) {
    const late = (await lookAtLanes(pool, jobList)).filter((one) => one.late);
    const told = (language: 'fa' | 'en', second: string) =>
      late
        .map(({ lane, oldestWait }) => `${lanes[lane].words[language]} (${Math.round(oldestWait)} ${second})`)
        .join(language === 'fa' ? '، ' : ', ');
    return say(
      late.length === 0,
      late.length === 0
        ? 'هیچ کاری بیش از یک دقیقه در نوبت نمانده است'
        : `دیر کرده است: ${told('fa', 'ثانیه در نوبت')}`,
      late.length === 0 ? 'no work has waited for more than a minute' : `late: ${told('en', 's in line')}`,
    );
  },
  async partitions({ pool }) {
    const {
      rows: [row],
    } = await pool.query(
      `select to_regclass('spine_event_' || to_char(now() + interval '1 month', 'YYYYMM')) is not null as ok`,
    );
    return say(
      row.ok,
      row.ok ? 'جای رویدادهای ماه آینده آماده است' : 'جای رویدادهای ماه آینده هنوز ساخته نشده است',
      row.ok ? "the place for next month's events is ready" : "the place for next month's events is not made yet",
    );
  },
  async 'key-file'({ config, pool }) {
    const { rows } = await pool.query('select key_copied_at as "copiedAt" from platform_installation');
    const copiedAt = (rows[0] as { copiedAt: Date | null } | undefined)?.copiedAt ?? null;
    const found =
      copiedAt !== null
        ? say(
            true,
            `کلید سر جایش است و نسخهٔ آن در ${copiedAt.toISOString().slice(0, 10)} تأیید شده است`,
            `the key is in its place and its copy was confirmed on ${copiedAt.toISOString().slice(0, 10)}`,
          )
        : say(
            false,
            'هنوز تأیید نشده که نسخه‌ای از کلید جای دیگری هست؛ بدون کلید، مقدارهای مهروموم‌شده خوانده نمی‌شوند و کسانی که پاک شده‌اند شناخته نمی‌شوند. peyvand backup FILE --with-key، یا نسخه بگیرید و بنویسید peyvand key confirm-copy',
            'nobody has confirmed that a copy of the key lies elsewhere; without it sealed values cannot be read and erased people are not known again. peyvand backup FILE --with-key, or copy it and write peyvand key confirm-copy',
          );
    return { ...found, place: config.keyFile };
  },
  async disk({ config }) {
    const { bavail, bsize } = await statfs(config.dataDir);
    const gigabytes = Math.round((bavail * bsize) / 1e8) / 10;
    return say(gigabytes > 1, `${gigabytes} گیگابایت جای خالی`, `${gigabytes} GB free`);
  },
  async 'migration-backup'({ config }) {
    const on = config.databaseUrl === undefined || config.backupBeforeMigration;
    return say(
      on,
      on ? 'پیش از هر به‌روزرسانی، پشتیبان گرفته می‌شود' : 'پشتیبان خودکار پیش از به‌روزرسانی خاموش است',
      on ? 'a backup is made before each update' : 'the automatic backup before an update is turned off',
    );
  },
};
