/** The little of yauzl that the reader of workbooks uses; the package brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
  }

  export interface ZipFile {
    readonly entryCount: number;
    readEntry(): void;
    close(): void;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    on(event: 'entry', listener: (entry: Entry) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }

  export function openPromise(
    path: string,
    options: { lazyEntries: boolean; autoClose: boolean; validateEntrySize: boolean },
  ): Promise<ZipFile>;
}
