/**
 * The cell to stand on after an arrow, among those of a row that can be changed on the spot; null is the row itself.
 * @param key "ArrowLeft" or "ArrowRight", as it looks
 * @param turned the script runs from right to left
 * @returns undefined when the key moves nothing here
 */
export function cellAfter(
  key: string,
  cell: string | null,
  editable: readonly string[],
  turned: boolean,
): string | null | undefined {
  const onward = key === (turned ? 'ArrowLeft' : 'ArrowRight');
  if (!onward && key !== (turned ? 'ArrowRight' : 'ArrowLeft')) return undefined;
  if (editable.length === 0) return undefined;
  const at = cell === null ? -1 : editable.indexOf(cell);
  return editable[Math.min(editable.length - 1, at + (onward ? 1 : -1))] ?? null;
}

/** Where Tab goes from a cell that was changed: the next one of the row, then the first of the next row, or back. */
export function placeAfter(
  step: 1 | -1,
  row: number,
  cell: string,
  editable: readonly string[],
  count: number,
): { readonly row: number; readonly cell: string } | null {
  const at = editable.indexOf(cell) + step;
  const within = editable[at];
  if (within !== undefined) return { row, cell: within };
  const next = row + step;
  const there = editable.at(step === 1 ? 0 : -1);
  return next < 0 || next >= count || there === undefined ? null : { row: next, cell: there };
}
