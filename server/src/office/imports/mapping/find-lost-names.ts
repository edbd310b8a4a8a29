import type { SampledColumn } from './detect-formats.ts';

const fewestNames = 2;

/** Question marks for letters, or the mark of a character that could not be read. */
const lost = /\?{2,}|\uFFFD/;
/** UTF-8 that was read as Windows-1252 or Latin-1: «م» becomes "Ù…". */
const twiceLatin = /[ØÙÚÛ][\u0080-\u00BF\u2010-\u203A\u0152-\u0178\u02C6\u02DC\u20AC\u2122]/;
/** The same read as Windows-1256: «نام» becomes «ظ†ط§ظ…». */
const twiceArabic = /[طظعغ][§¨©¬®¯°±²³´µ¶·¸¹¼½¾†‡‰‹€‚ƒ„˜™›¢£¤¥¦ˆŒœ]/;
const twice = { test: (text: string) => twiceLatin.test(text) || twiceArabic.test(text) };

/**
 * Whether a third of the names in a column, or more, were lost when the file was written: then nothing of it is taken.
 * @returns a sample, and the encoding in which the file should be written again
 */
export function findLostNames(columns: readonly SampledColumn[]): { sample: string; encoding: string } | undefined {
  for (const { samples } of columns) {
    const broken = samples.filter((sample) => lost.test(sample) || twice.test(sample));
    if (broken.length < fewestNames || broken.length * 3 < samples.length) continue;
    const readable = broken.find((sample) => twice.test(sample));
    const [sample = ''] = broken;
    const mended = readable === undefined ? undefined : mend(readable);
    return { sample: mended === undefined ? sample : `${readable} → ${mended}`, encoding: 'UTF-8' };
  }
  return undefined;
}

/** The same of the names of columns: without them no column can be known. */
export function findLostHeaders(headers: readonly string[]): { sample: string; encoding: string } | undefined {
  return findLostNames([{ header: '', samples: headers }]);
}

const bytesOf = (encoding: string) =>
  new Map(
    [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
      (character, byte) => [character, byte],
    ),
  );
const readAs = [bytesOf('windows-1252'), bytesOf('windows-1256')];

/** What the text was before it was read in the wrong encoding; undefined when that cannot be seen. */
function mend(text: string): string | undefined {
  for (const known of readAs) {
    const bytes = [...text].map((character) => known.get(character));
    if (bytes.includes(undefined)) continue;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
    } catch {
      // not read as this one
    }
  }
  return undefined;
}
