import { withoutUnseen } from '@peyvand/kernel/text';

const spelledOut = /_x([0-9A-Fa-f]{4})_/g;

/** The text of a workbook's cell: characters that XML cannot carry are spelled out as _x000D_, an underscore before such a word as _x005F_. */
export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(spelledOut, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return withoutUnseen(plain);
}
