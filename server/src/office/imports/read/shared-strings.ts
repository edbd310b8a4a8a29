import { imports, UnreadableFile } from '../refusals.ts';
import type { Archive } from './open-archive.ts';
import { parseXml } from './parse-xml.ts';
import { unescapeText } from './unescape-text.ts';

const block = 4 * 1024 * 1024;
const mostBytes = 1024 ** 3;

/**
 * The texts that cells refer to by number. A sheet of a million customers has millions of them: they are kept as bytes
 * outside the heap, at a third of the memory of strings, and decoded when asked for.
 */
export class SharedStrings {
  #blocks: Buffer[] = [];
  #starts = new Float64Array(1024);
  #count = 0;
  #used = 0;

  static async read(archive: Archive): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (!archive.has('xl/sharedStrings.xml')) return strings;
    let text = '';
    let inText = false;
    let inPhonetic = false;
    await parseXml(await archive.open('xl/sharedStrings.xml'), {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') inPhonetic = true;
        else if (name === 't') inText = !inPhonetic;
      },
      text(piece) {
        if (inText) text += piece;
      },
      close(name) {
        if (name === 'si') strings.#add(unescapeText(text));
        else if (name === 'rPh') inPhonetic = false;
        else if (name === 't') inText = false;
      },
    });
    return strings;
  }

  #add(text: string): void {
    const size = Buffer.byteLength(text);
    const last = this.#blocks.at(-1);
    if (last === undefined || this.#used + size > last.length) {
      this.#blocks.push(Buffer.allocUnsafe(Math.max(block, size)));
      this.#used = 0;
      if (this.#blocks.length * block > mostBytes) throw new UnreadableFile(imports('zip-bomb'));
    }
    const at = this.#blocks.length - 1;
    this.#blocks[at]?.write(text, this.#used);
    if (this.#count * 2 + 2 > this.#starts.length) {
      const grown = new Float64Array(this.#starts.length * 2);
      grown.set(this.#starts);
      this.#starts = grown;
    }
    // block and place in one number, the length in the next
    this.#starts[this.#count * 2] = at * 2 ** 32 + this.#used;
    this.#starts[this.#count * 2 + 1] = size;
    this.#used += size;
    this.#count += 1;
  }

  get(index: number): string {
    if (!(index >= 0 && index < this.#count)) return '';
    const place = this.#starts[index * 2] ?? 0;
    const at = Math.floor(place / 2 ** 32);
    const from = place - at * 2 ** 32;
    return this.#blocks[at]?.toString('utf8', from, from + (this.#starts[index * 2 + 1] ?? 0)) ?? '';
  }
}
