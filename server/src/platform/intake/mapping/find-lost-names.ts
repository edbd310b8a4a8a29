import type { SampledColumn } from './detect-formats.ts';

const fewestNames = 2;

/** Question marks for letters, or the mark of a character that could not be read. */
const lost = /\?{2,}|\uFFFD/;
/** UTF-8 that was read as Windows-1252 or Latin-1: «م» becomes "Ù…". */
const twice = /[ØÙÚÛ][\u0080-\u00BF\u2010-\u203A\u0152-\u0178\u02C6\u02DC\u20AC\u2122]/;

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

const windows1252 = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (character, byte) => [character, byte],
  ),
);

/** What the text was before it was read in the wrong encoding; undefined when that cannot be seen. */
function mend(text: string): string | undefined {
  const bytes = [...text].map((character) => windows1252.get(character));
  if (bytes.includes(undefined)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
  } catch {
    return undefined;
  }
}
