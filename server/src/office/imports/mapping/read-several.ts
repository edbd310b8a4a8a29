/** Marks between several phones or addresses in one cell. */
const between = /\s*(?::::|[;؛,،|\n\r]|\/{1,2}|\s-\s|\s(?:و|and|or|یا)\s)\s*/i;

/** The parts of a cell that holds several values ("a; b", «الف و ب», "a ::: b"); one part where it holds one. */
export function partsOf(cell: string): string[] {
  return cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The addresses of a cell as mail programs write them: "Maryam Ahmadi <m@example.ir>, n@example.ir". */
export function addressesOf(cell: string): string[] {
  const bracketed = [...cell.matchAll(/<\s*([^<>\s]+@[^<>\s]+)\s*>/g)].map((match) => match[1] ?? '');
  const rest = cell.replace(/"[^"]*"/g, ' ').replace(/[^;؛,،|\n]*<[^<>]*>/g, ' ');
  return [...bracketed, ...partsOf(rest).flatMap((part) => (/@.*\s.*@/.test(part) ? part.split(/\s+/) : [part]))];
}
