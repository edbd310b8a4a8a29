import { fold } from '@peyvand/kernel/text';

/** Words that tell a kind by a file's name or its first line, most telling kinds first; compared folded. */
const telling: readonly (readonly [kind: string, words: readonly string[]])[] = [
  [
    'purchases',
    [
      'فاکتور',
      'فروش',
      'خرید',
      'سفارش',
      'مبلغ',
      'invoice',
      'order',
      'sale',
      'purchase',
      'transaction',
      'amount',
      'total',
    ],
  ],
  [
    'interactions',
    [
      'تماس گیرنده',
      'نوع تماس',
      'زمان تماس',
      'تاریخ تماس',
      'مدت',
      'گفتگو',
      'گفت‌وگو',
      'متن',
      'خلاصه',
      'موضوع',
      'یادداشت',
      'نتیجه',
      'direction',
      'subject',
      'duration',
      'outcome',
      'call',
      'interaction',
      'conversation',
      'summary',
    ],
  ],
  ['products', ['کالا', 'محصول', 'قیمت', 'sku', 'product', 'price']],
  ['customers', ['مشتری', 'موبایل', 'تلفن', 'ایمیل', 'customer', 'phone', 'mobile', 'email', 'contact']],
];

/**
 * The kind that a file looks like, by its name and, for text files, its first line. Null when nothing tells it; the person
 * chooses in any case.
 */
export function guessKind(fileName: string, firstLine: string, kinds: readonly string[]): string | null {
  const known = telling.filter(([kind]) => kinds.includes(kind));
  for (const text of [firstLine, fileName]) {
    const folded = fold(text.replace(/[_.;,\t|-]/g, ' '));
    const scored = known.map(([kind, words]) => ({
      kind,
      score: words.filter((word) => folded.includes(fold(word))).length,
    }));
    // The order above breaks ties: a sales file also names its customers.
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { kind: '', score: 0 });
    if (best.score > 0) return best.kind;
  }
  return null;
}

/** The first line of a text file; empty for a workbook, which only the server opens. */
export async function readFirstLine(file: File): Promise<string> {
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return '';
  const bytes = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  const readable = text.includes('\uFFFD') ? new TextDecoder('windows-1256').decode(bytes) : text;
  return readable.split(/\r?\n/, 1)[0] ?? '';
}
