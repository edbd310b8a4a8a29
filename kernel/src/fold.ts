/**
 * The search key of a text: two spellings that a person takes for one give one key. It is a map from each character to
 * a short string, so the SQL twin (fold.sql) is equal by construction and not by luck:
 *
 * - characters of COVERED are decomposed (NFKD: presentation forms, ligatures, full width, accents), lose their marks,
 *   and become lower case; each was assigned in Unicode 10, so no later version may decompose it otherwise;
 * - letters that keyboards mix up become one: ي ى ئ → ی, ك → ک, أ إ آ ٱ → ا, ؤ → و, ة ۀ → ه;
 * - digits become 0-9; half-space and every other space become one space; marks, tatweel and direction marks go;
 * - every other character is kept as written, whatever the version of the runtime says about it.
 *
 * Lower case is by our own list and not by the runtime: lower() of a database follows its locale (Turkish I, or ASCII
 * only under C).
 */

/** Latin and Arabic blocks, cut to what Unicode 10 had assigned. The same class stands in fold.sql. */
export const COVERED =
  '\\u0080-\\u036F\\u0600-\\u061C\\u061E-\\u06FF\\u0750-\\u077F\\u08A0-\\u08B4\\u08B6-\\u08BD\\u08D4-\\u08FF' +
  '\\u1D00-\\u1DBF\\u1E00-\\u1EFF\\u2000-\\u2064\\u2066-\\u2071\\u2074-\\u208E\\u2090-\\u209C\\u212A\\u212B' +
  '\\u2160-\\u217F\\u2C60-\\u2C7F\\u3000\\uA720-\\uA7AE\\uA7B0-\\uA7B7\\uA7F7-\\uA7FF\\uAB5C-\\uAB5F' +
  '\\uFB00-\\uFB06\\uFB50-\\uFBC1\\uFBD3-\\uFD3F\\uFD50-\\uFD8F\\uFD92-\\uFDC7\\uFDF0-\\uFDFD' +
  '\\uFE70-\\uFE74\\uFE76-\\uFEFC\\uFEFF\\uFF01-\\uFF5E';

/** Marks, tatweel, direction marks, joiners that show nothing, control characters: they leave no trace in the key. */
export const DROPPED =
  '\\u0001-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u00AD\\u0300-\\u036F\\u0610-\\u061A\\u061C\\u0640' +
  '\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED\\u08D4-\\u08E1\\u08E3-\\u08FF' +
  '\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF';

/** Spaces, line ends, half-space (U+200C) and zero-width space (U+200B): each becomes one plain space. */
export const SPACES = '\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200C\\u2028\\u2029\\u202F\\u205F\\u3000';

/** Letters of one sound and, to a reader, one shape; then the digits. Written as code points since they look alike. */
export const LETTERS_FROM =
  '\u064A\u0649\u06CC\u0626\u0643\u06A9\u06AA\u0622\u0623\u0625\u0671\u0672\u0673\u0624\u0629\u06C0\u06C1\u06C2\u06C3\u06D5\u06BE\u06D3' +
  '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩';
export const LETTERS_TO =
  '\u06CC\u06CC\u06CC\u06CC\u06A9\u06A9\u06A9\u0627\u0627\u0627\u0627\u0627\u0627\u0648\u0647\u0647\u0647\u0647\u0647\u0647\u0647\u06D2' +
  '01234567890123456789';

/** Capital letters of COVERED that decompose to no other letter, with their small ones (Unicode 10). */
export const CAPITALS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÆÐØÞĐĦŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎẞỺỼỾ' +
  'ⱠⱢⱣⱤⱧⱩⱫⱭⱮⱯⱰⱲⱵⱾⱿꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪꝬꝮꝹꝻꝽꝾꞀꞂꞄꞆꞋꞍꞐꞒꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞪꞫꞬꞭꞮꞰꞱꞲꞳꞴꞶ';
export const SMALLS =
  'abcdefghijklmnopqrstuvwxyzæðøþđħłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏßỻỽỿ' +
  'ⱡɫᵽɽⱨⱪⱬɑɱɐɒⱳⱶȿɀꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗꝙꝛꝝꝟꝡꝣꝥꝧꝩꝫꝭꝯꝺꝼᵹꝿꞁꞃꞅꞇꞌɥꞑꞓꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩɦɜɡɬɪʞʇʝꭓꞵꞷ';

const covered = new RegExp(`[${COVERED}]`);
const dropped = new RegExp(`[\\u0000${DROPPED}]`);
const spaces = new RegExp(`[${SPACES}]`);
const letters = new Map([...(LETTERS_FROM + CAPITALS)].map((letter, i) => [letter, (LETTERS_TO + SMALLS).charAt(i)]));

/** Each UTF-16 unit's key, found once. Surrogates are kept as written, so units are as good as code points here. */
const keys: (string | undefined)[] = new Array(0x10000).fill(undefined);

function keyOf(unit: number): string {
  const character = String.fromCharCode(unit);
  let key = '';
  for (const part of covered.test(character) ? character.normalize('NFKD') : character) {
    if (dropped.test(part)) continue;
    key += spaces.test(part) ? ' ' : (letters.get(part) ?? part);
  }
  keys[unit] = key;
  return key;
}

/**
 * Folds a text to its search key: «علي‌رضا  كریمی» and «علی رضا کریمی» give one key, as do ۰۹۱۲ and 0912.
 * Empty when nothing visible is left. `fold(fold(x))` is `fold(x)`.
 */
export function fold(text: string): string {
  let out = '';
  let gap = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const key = keys[unit] ?? keyOf(unit);
    if (key === ' ') {
      if (!gap) out += key;
      gap = true;
    } else if (key !== '') {
      out += key;
      gap = false;
    }
  }
  return tidy(out);
}

/** A few signs fold to a space and something (´ or ﷺ), so doubled spaces can be left over. */
function tidy(key: string): string {
  return key.includes('  ') ? key.replace(/ +/g, ' ').trim() : key.trim();
}

/** The key without any space: محمدرضا, محمد رضا and محمد‌رضا are one name. */
export function foldCompact(text: string): string {
  return fold(text).replaceAll(' ', '');
}
