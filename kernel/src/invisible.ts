/**
 * Characters that nobody sees and nobody means: they travel with what is copied from a page, a workbook or a chat. They go
 * before a phone, an address or a code is read, in files, in the API and in a search alike.
 */

/**
 * All of Unicode's default-ignorable characters (marks of direction, joiners, variation selectors, soft hyphen, byte order
 * mark), the zero-width space and the line end that a workbook writes as text. The half-space is one of them: to be used on
 * what is no prose.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u200B]|_x000D_/giu;
const MAY_HAVE = /[^\n -^`-~\u0600-\u061B\u061D-\u06FF]|_x/i;

/** The text without what is invisible; a text that has none is given back as it is. */
export function withoutInvisible(text: string): string {
  return MAY_HAVE.test(text) ? text.replace(INVISIBLE, '') : text;
}

/** True for a UTF-16 unit that is invisible by itself: the quick readers skip it as they go. */
export function isInvisible(unit: number): boolean {
  if (unit < 0xad) return false;
  return (
    unit === 0xad ||
    unit === 0x34f ||
    unit === 0x61c ||
    (unit >= 0x180b && unit <= 0x180f) ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f) ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    unit === 0xfeff
  );
}
