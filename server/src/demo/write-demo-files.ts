import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Day, daysBetween } from '@peyvand/kernel/calendar';

const data = new URL('../../../demo/data/', import.meta.url);
/** One pound of the real shop is so many rials of the sample shop: an order of a few hundred pounds becomes a few million toman. */
const rialsPerPound = 60_000;

export interface DemoFiles {
  customers: string;
  purchases: string;
}

/**
 * Writes the two files that the demo business is imported from: real orders (see demo/data/NOTICE.md), their days moved so
 * that the last one was yesterday, amounts in rials, and for each customer number an invented Persian name and a phone in a range
 * that no operator has. Files that are already there are kept: an import that was interrupted goes on with its own file.
 */
export async function writeDemoFiles(folder: string, yesterday: Day): Promise<DemoFiles> {
  const files = { customers: join(folder, 'customers.csv'), purchases: join(folder, 'purchases.csv') };
  if (existsSync(files.customers) && existsSync(files.purchases)) return files;
  await mkdir(folder, { recursive: true });
  const [invoices, female, male, places] = await Promise.all(
    ['online-retail-invoices.csv', 'female_fa.txt', 'male_fa.txt', 'region_fa.txt'].map(readLines),
  );
  const rows = (invoices ?? []).slice(1).map((line) => line.split(','));
  const lastDay = rows
    .reduce((latest, row) => (row[1] !== undefined && row[1] > latest ? row[1] : latest), '')
    .slice(0, 10);
  const shift = daysBetween(lastDay, yesterday);
  const people = new Map<string, string>();
  const purchases = ['شماره فاکتور,تاریخ,کد مشتری,شعبه,کانال,مبلغ (ریال)'];
  for (const [invoice = '', at = '', customer = '', country = '', , , amount = '0'] of rows) {
    if (customer !== '' && !people.has(customer))
      people.set(customer, inventPerson(customer, female ?? [], male ?? [], places ?? []));
    const day = addDays(at.slice(0, 10), shift);
    const home = country === 'United Kingdom';
    const rials = Math.round((Number(amount) * rialsPerPound) / 1000) * 1000;
    purchases.push(
      [invoice, `${day} ${at.slice(11)}`, customer, home ? 'چهارباغ' : '', home ? 'حضوری' : 'اینترنتی', rials].join(
        ',',
      ),
    );
  }
  await writeWhole(files.customers, ['کد مشتری,نام,موبایل,شهر', ...people.values()]);
  await writeWhole(files.purchases, purchases);
  return files;
}

const cities = ['اصفهان', 'تهران', 'شیراز', 'مشهد', 'تبریز', 'یزد', 'کرمان', 'رشت'];

/** The same customer number is always the same person. No operator has numbers that begin with 0970. */
function inventPerson(
  customer: string,
  female: readonly string[],
  male: readonly string[],
  places: readonly string[],
): string {
  const dice = createHash('sha256').update(customer).digest();
  const pick = (list: readonly string[], at: number) => list[dice.readUInt32BE(at) % list.length] ?? '';
  const given = pick(dice[0] !== undefined && dice[0] < 140 ? female : male, 4);
  const family = `${pick(places, 8).replace(/ه$/, '')}ی`;
  // home is where most customers are
  const city = dice[12] !== undefined && dice[12] < 150 ? 'اصفهان' : pick(cities, 16);
  return `${customer},${given} ${family},0970${customer.padStart(7, '0').slice(-7)},${city}`;
}

async function readLines(file: string): Promise<string[]> {
  return (await readFile(new URL(file, data), 'utf8'))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** A half-written file must not look like a file. */
async function writeWhole(path: string, lines: readonly string[]): Promise<void> {
  await writeFile(`${path}.part`, `\uFEFF${lines.join('\r\n')}\r\n`);
  await rename(`${path}.part`, path);
}
