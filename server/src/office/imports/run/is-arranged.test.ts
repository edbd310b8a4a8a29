import { describe, expect, it } from 'vitest';
import type { SourceRow } from '../read/source.ts';
import { isArranged } from './is-arranged.ts';

/** A till's file: number of the invoice, buyer. */
async function arranged(rows: readonly (readonly [number: string, buyer: string])[]): Promise<boolean> {
  const slices = async function* () {
    yield rows.map((cells, index) => ({ rowNumber: index + 2, cells }));
  };
  return isArranged(slices(), groupOf);
}

function groupOf({ cells: [number = '', buyer = ''] }: SourceRow) {
  return number === '' ? { key: buyer, numbered: false } : { key: number, numbered: true };
}

describe('a file whose rows need no arranging', () => {
  it('has the rows of each invoice together', async () => {
    expect(
      await arranged([
        ['1', 'Maryam'],
        ['1', 'Maryam'],
        ['2', 'Ali'],
        ['', 'Zahra'],
      ]),
    ).toBe(true);
  });

  it('is not one where an invoice goes on later', async () => {
    expect(
      await arranged([
        ['1', 'Maryam'],
        ['2', 'Ali'],
        ['1', 'Maryam'],
      ]),
    ).toBe(false);
  });

  it('is not one with equal rows without a number: they must be counted', async () => {
    expect(
      await arranged([
        ['', 'Zahra'],
        ['', 'Zahra'],
      ]),
    ).toBe(false);
  });

  it('is told among many invoices', async () => {
    const many = Array.from({ length: 50_000 }, (_, i) => [String(i), 'Maryam'] as const);
    expect(await arranged(many)).toBe(true);
    expect(await arranged([...many, ['777', 'Maryam']])).toBe(false);
  });
});
