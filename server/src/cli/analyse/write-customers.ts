import { closeSync, openSync, writeSync } from 'node:fs';
import type { RfmScores } from '@peyvand/science/customers/rfm-scores';
import type { Predictions } from '@peyvand/science/models/predict-all';
import type { CustomerTable } from './gather-customers.ts';
import { wrongUse } from './refusals.ts';

const HEADER = 'customer,x,t_x,T,m,p_alive,expected_purchases,expected_average_value,clv,rfm,segment\n';
const FLUSH_AT = 1 << 20;

/**
 * Writes one row per customer. Ids stand as they were in the file, quoted only where CSV needs it; numbers have at most
 * six decimals; what is not known is empty.
 */
export function writeCustomers(
  path: string,
  table: CustomerTable,
  predictions: Predictions | undefined,
  scores: RfmScores,
  segments: readonly string[],
  hasAmounts: boolean,
): void {
  const file = open(path);
  try {
    let text = HEADER;
    for (let i = 0; i < table.ids.length; i++) {
      const money = hasAmounts ? `${number(table.m[i])}` : '';
      const monetary = hasAmounts ? String(scores.m[i]) : '-';
      text += `${quote(table.ids[i] ?? '')},${table.x[i]},${number(table.tx[i])},${number(table.T[i])},${money},`;
      text += `${number(predictions?.pAlive[i])},${number(predictions?.expectedPurchases[i])},`;
      text += `${number(predictions?.averageValue[i])},${number(predictions?.clv[i])},`;
      text += `${scores.r[i]}${scores.f[i]}${monetary},${segments[i]}\n`;
      if (text.length > FLUSH_AT) {
        writeSync(file, text);
        text = '';
      }
    }
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'w');
  } catch {
    throw wrongUse('out-not-writable', {
      en: `The file "${path}" cannot be written. Choose another place for --out.`,
      fa: `فایل «${path}» را نمی‌توان نوشت. برای ‎--out‎ جای دیگری برگزینید.`,
    });
  }
}

function number(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : String(Math.round(value * 1e6) / 1e6);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
