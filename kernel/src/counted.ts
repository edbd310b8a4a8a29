/**
 * How many of what, in English: "1 row", "12 rows". Persian has one form for all numbers and needs none of this.
 * @param count the number, or the number as it is shown
 * @param one the words for one: "row", "row is written"
 * @param many the words for any other number, where they are not `one` with an s behind it
 */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}
