/**
 * Numbers as a reader expects them: Persian digits and ٬ ٫ ٪ in fa, Latin ones in en. The sign has one place, before all
 * else, and is − (U+2212); the direction marks that the runtime puts beside it are taken out, since they travel into
 * files and comparisons. Accepts exact values as bigint or decimal string.
 */
import type { Language } from './language.ts';

/** A number, or an exact one as bigint or as a decimal string ('-1250.5'). */
export type Shown = number | bigint | string;

export interface NumberForm {
  /** Most decimals to show (default 2); further ones are rounded half away from zero. */
  readonly decimals?: number | undefined;
  /** Decimals to show even when they are zeros (default 0). */
  readonly minDecimals?: number | undefined;
  /** Show + before positive numbers, for changes. */
  readonly sign?: 'negative' | 'always' | undefined;
}

const MINUS = '\u2212';
const LOCALES: Readonly<Record<Language, string>> = { fa: 'fa-IR-u-nu-arabext', en: 'en-US-u-nu-latn' };
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${options.notation ?? ''} ${options.minimumFractionDigits ?? ''} ${options.maximumFractionDigits ?? ''} ${options.maximumSignificantDigits ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(LOCALES[language], { ...options, signDisplay: 'never' });
    formats.set(key, format);
  }
  return format;
}

/** The digits of a value without its sign. The runtime takes a decimal string exactly, beyond what a number holds. */
function unsigned(value: Shown, language: Language, options: Intl.NumberFormatOptions): string {
  // A cast, since the runtime's type knows decimal strings only as literals.
  return formatOf(language, options)
    .format(value as number)
    .replaceAll('\u00A0', ' ');
}

/** The sign that stands before a shown value; a value that rounds to nothing has none. */
function signOf(value: Shown, shownDigits: string, sign: NumberForm['sign'] = 'negative'): string {
  if (!/[1-9۱-۹]/.test(shownDigits)) return '';
  const negative = typeof value === 'string' ? value.startsWith('-') : value < 0;
  if (negative) return MINUS;
  return sign === 'always' ? '+' : '';
}

/** A number in groups of three: «۱٬۲۵۰٫۵», "1,250.5". What is not finite is shown as «—». */
export function showNumber(value: Shown, language: Language, form: NumberForm = {}): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return '—';
  const { minDecimals = 0, decimals = Math.max(2, minDecimals), sign } = form;
  const digits = unsigned(value, language, { minimumFractionDigits: minDecimals, maximumFractionDigits: decimals });
  return signOf(value, digits, sign) + digits;
}

/** A share as a percentage with one decimal at most: 0.483 is «٪۴۸٫۳» and "48.3%". */
export function showPercent(fraction: number, language: Language, form: NumberForm = {}): string {
  if (!Number.isFinite(fraction)) return '—';
  const { minDecimals = 0, decimals = Math.max(1, minDecimals), sign } = form;
  // Shifted as text: 0.07 * 100 is 7.000000000000001.
  const percent = shiftPoint(fraction, 2);
  const digits = unsigned(percent, language, { minimumFractionDigits: minDecimals, maximumFractionDigits: decimals });
  return signOf(percent, digits, sign) + (language === 'fa' ? `٪${digits}` : `${digits}%`);
}

/** A number in three figures and a word: «۱۸٫۴ میلیون», "18.4M". */
export function showCompact(value: Shown, language: Language, form: Pick<NumberForm, 'sign'> = {}): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return '—';
  const digits = unsigned(value, language, { notation: 'compact', maximumSignificantDigits: 3 });
  return signOf(value, digits, form.sign) + digits;
}

/** The number as a decimal string with its point moved to the right, exact. */
function shiftPoint(value: number, places: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  return `${mantissa}e${Number(exponent) + places}`;
}
