/** Spellings that must meet in search, with their key: one table for the TypeScript fold and for its SQL twin. */
export interface FoldCase {
  readonly why: string;
  readonly key: string;
  readonly spellings: readonly string[];
}

export const FOLD_CASES: readonly FoldCase[] = [
  {
    why: 'Arabic and Persian yeh and kaf',
    key: 'علی کریمی',
    spellings: ['علی کریمی', 'علي كريمي', 'على کريمى', 'علی ڪریمی'],
  },
  {
    why: 'half-space, spaces of all kinds',
    key: 'علی رضا',
    spellings: [
      'علی رضا',
      'علی‌رضا',
      ' علی  رضا ',
      'علی\u00A0رضا',
      'علی\n\tرضا',
      'علی\u2009رضا',
      'علی\u3000رضا',
      'علی‌ ‌رضا',
    ],
  },
  { why: 'diacritics and tatweel', key: 'محمد', spellings: ['محمد', 'مُحَمَّد', 'محـــمد', 'محمّد'] },
  {
    why: 'alef with and without its sign',
    key: 'ازاده',
    spellings: ['آزاده', 'ازاده', 'أزاده', 'إزاده', 'ٱزاده', 'ا\u0653زاده'],
  },
  { why: 'hamza on its chair', key: 'رییسی', spellings: ['رئیسی', 'رییسی', 'ري\u0654يسي', 'رئيسى'] },
  { why: 'hamza on vav', key: 'مومن', spellings: ['مؤمن', 'مومن', 'مو\u0654من'] },
  {
    why: 'heh with hamza, teh marbuta, heh of other keyboards',
    key: 'خانه',
    spellings: ['خانه', 'خانۀ', 'خانهٔ', 'خانة', 'خانە', 'خانہ', 'خانھ'],
  },
  {
    why: 'digits of the three alphabets',
    key: '0912 345 6789',
    spellings: ['0912 345 6789', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '٠٩١٢ ٣٤٥ ٦٧٨٩', '０９１２ 345 6789'],
  },
  { why: 'presentation forms of old software', key: 'علی', spellings: ['علی', 'ﻋﻠﻲ', 'ﻋﻠﯽ', 'ﻋﻠﻰ'] },
  { why: 'ligatures', key: 'لا', spellings: ['لا', 'ﻻ', 'ﻼ'] },
  { why: 'the name of God, and the rial sign', key: 'سیف الله ریال', spellings: ['سیف الله ریال', 'سيف ﷲ ﷼'] },
  {
    why: 'direction marks and joiners',
    key: 'مریم',
    spellings: ['مریم', '\u200Fمریم\u200F', '\u202Bمریم\u202C', '\u2067مری\u200Dم\u2069', '\uFEFFمریم'],
  },
  {
    why: 'capital letters',
    key: 'maryam ahmadi',
    spellings: ['Maryam Ahmadi', 'MARYAM AHMADI', 'ｍａｒｙａｍ ahmadi'],
  },
  {
    why: 'accents, written in one or in two',
    key: 'jose muller',
    spellings: ['José Müller', 'Jose\u0301 Mu\u0308ller', 'JOSE MULLER', 'JOSÉ MÜLLER'],
  },
  {
    why: 'Turkish dotted capital, whatever the locale',
    key: 'izmir ii',
    spellings: ['İzmir II', 'IZMIR ii', 'i\u0307zmir II'],
  },
  {
    why: 'letters with no plain form become small only',
    key: 'øresund æther',
    spellings: ['Øresund Æther', 'ØRESUND ÆTHER'],
  },
  { why: 'Latin ligatures and superscripts', key: 'office m2', spellings: ['oﬃce m²', 'Office M2'] },
  { why: 'punctuation stays', key: "o'brien (تهران) - 12/5", spellings: ["O'Brien (تهران) - ۱۲/۵"] },
  { why: 'other alphabets stay as written', key: 'Анна 東京 Ωμέγα', spellings: ['Анна 東京 Ωμέγα'] },
  { why: 'emoji stay', key: 'مریم 👩🏽', spellings: ['مريم 👩🏽'] },
  { why: 'nothing visible', key: '', spellings: ['', '   ', '\u200C', '\u200F\u0640', '\u0301'] },
];

/** Names that are one when spaces do not count. */
export const COMPACT_CASES: readonly FoldCase[] = [
  { why: 'joined, apart, half-apart', key: 'محمدرضا', spellings: ['محمدرضا', 'محمد رضا', 'محمد‌رضا', 'محمـد  رضا'] },
  { why: 'the same in Latin', key: 'mohammadreza', spellings: ['Mohammad Reza', 'MohammadReza', 'mohammad\u00A0REZA'] },
  { why: 'a sign that folds to a space and a mark', key: 'ab', spellings: ['a´b', 'a b'] },
];
