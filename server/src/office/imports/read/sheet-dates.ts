import type { Archive } from './open-archive.ts';
import { parseXml } from './parse-xml.ts';

/** Number formats that Excel has built in and that show dates or times. */
const builtIn = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/** Which cell styles show a number as a date: the sheet itself holds only the number. */
export async function dateStyles(archive: Archive): Promise<Set<number>> {
  const styles = new Set<number>();
  if (!archive.has('xl/styles.xml')) return styles;
  const dateFormats = new Set(builtIn);
  let inCellFormats = false;
  let index = 0;
  await parseXml(await archive.open('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt' && isDateFormat(attributes.formatCode ?? '')) dateFormats.add(Number(attributes.numFmtId));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        if (dateFormats.has(Number(attributes.numFmtId))) styles.add(index);
        index += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Letters of a day, month, year or hour outside quotes, colours and locales mean a date. */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[ymdh]/i.test(bare) && !/general/i.test(bare);
}

const dayMs = 86_400_000;
/** Serial 25569 is 1 January 1970; a workbook of old Macs counts from 1904. */
const epoch1900 = 25_569;
const epoch1904 = 24_107;

/** A serial date as ISO text, with its time when it has one. */
export function showSerialDate(serial: number, since1904: boolean): string {
  const ms = Math.round((serial - (since1904 ? epoch1904 : epoch1900)) * dayMs);
  const at = new Date(Math.round(ms / 1000) * 1000);
  if (!Number.isFinite(at.getTime())) return String(serial);
  const text = at.toISOString();
  const time = text.slice(11, 19);
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}
