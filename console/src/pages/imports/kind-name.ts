import type { ImportKind } from '@peyvand/sdk/imports';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { kindsQuery } from './import-queries.ts';
import { importWords } from './words.ts';

/** The name of a kind: as the server says it, else in our own words. */
export function useKindName(): (kind: string) => string {
  const words: Readonly<Record<string, string>> = useWords(importWords).kinds;
  const say = useSay();
  const kinds = useQuery(kindsQuery).data;
  return (kind) => {
    const known: ImportKind | undefined = kinds?.find((one) => one.kind === kind);
    return known === undefined ? (words[kind] ?? kind) : say(known.words);
  };
}
