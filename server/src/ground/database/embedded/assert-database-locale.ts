import type { ClientBase } from 'pg';
import { ServerError } from './server-error.ts';

/**
 * Refuses a database in which Persian text cannot be searched: another encoding than UTF-8, or the character type C,
 * under which trigram search sees no letters beyond ASCII and answers nothing.
 *
 * @throws ServerError database.encoding-unfit, database.locale-unfit
 */
export async function assertDatabaseLocale(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; encoding: string; ctype: string }>(
    `select datname as name, pg_encoding_to_char(encoding) as encoding, datctype as ctype
       from pg_database where datname = current_database()`,
  );
  const { name = '', encoding = '', ctype = '' } = rows[0] ?? {};
  if (encoding !== 'UTF8') {
    throw new ServerError('database.encoding-unfit', {
      fa: `کدگذاری پایگاه دادهٔ «${name}» ${encoding} است و باید UTF8 باشد. پایگاه تازه‌ای بسازید: ${remedy(name)}`,
      en: `The encoding of database "${name}" is ${encoding}; it must be UTF8. Create a new one: ${remedy(name)}`,
    });
  }
  if (ctype === 'C' || ctype === 'POSIX') {
    throw new ServerError('database.locale-unfit', {
      fa: `پایگاه دادهٔ «${name}» با LC_CTYPE برابر ${ctype} ساخته شده است و جست‌وجوی فارسی در آن کار نمی‌کند. پایگاه تازه‌ای بسازید: ${remedy(name)}`,
      en: `Database "${name}" was created with LC_CTYPE ${ctype}, in which search of Persian text finds nothing. Create a new one: ${remedy(name)}`,
    });
  }
}

function remedy(name: string): string {
  return `CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';`;
}
