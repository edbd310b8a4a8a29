import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeZip } from '../office/exports/write-zip.ts';

/** Parts by name, packed as a test needs them: a workbook as no spreadsheet would write it, or a file that is none. */
export async function packFiles(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'peyvand-pack-'));
  try {
    const files: { name: string; path: string }[] = [];
    for (const [name, content] of Object.entries(parts)) {
      const path = join(folder, String(files.length));
      await writeFile(path, content);
      files.push({ name, path });
    }
    const packed = join(folder, 'packed.zip');
    await writeZip(packed, files);
    return await readFile(packed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
