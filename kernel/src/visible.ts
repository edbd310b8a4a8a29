/**
 * The gate before any reading, in files, in what programs send and in what people search for: what nobody sees goes, so that
 * "0912" copied from a right-to-left page is 0912.
 */

/**
 * Unicode's default-ignorable characters and direction marks.
 * Half-space, joiner and zero-width space are not among them: in a word they part or join letters (see withoutJoiners).
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is meant alone.
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8]|\uD82F[\uDCA0-\uDCA3]|\uD834[\uDD73-\uDD7A]|[\uDB40-\uDB43][\uDC00-\uDFFF]/;
const ALL_UNSEEN = new RegExp(UNSEEN, 'g');
const JOINER = /[\u200B-\u200D]/;
const ALL_JOINERS = /[\u200B-\u200D]+/g;

/** A text without what nobody sees; what parts or joins letters stays. */
export function withoutUnseen(text: string): string {
  return UNSEEN.test(text) ? text.replace(ALL_UNSEEN, '') : text;
}

/** The same for numbers, days and codes, in which half-spaces and joiners mean nothing either. */
export function withoutJoiners(text: string): string {
  const visible = withoutUnseen(text);
  return JOINER.test(visible) ? visible.replace(ALL_JOINERS, '') : visible;
}
