import { describe, expect, it } from 'vitest';
import { maskIdentifier } from './mask.ts';

const one = (kind: string, value: string) => ({ kind, scope: '', matchKey: value, value });
const shown = (kind: string, value: string, ...masked: string[]) =>
  maskIdentifier(one(kind, value), new Set(masked)).value;

describe('what of an identifier is shown', () => {
  it('is all of it to whoever may read the kind', () => {
    expect(shown('phone', '+989121957346')).toBe('+989121957346');
    expect(shown('email', 'a@b.example', 'phone')).toBe('a@b.example');
  });

  it('is the end of it to whoever may not, and never the extension of a desk in place of the number', () => {
    expect(shown('phone', '+989121957346', 'phone')).toBe('•••• 7346');
    expect(shown('phone', '+982166112233;ext=12', 'phone')).toBe('•••• 2233');
    expect(shown('external', 'C-20481', 'external')).toBe('•••• 0481');
  });

  it('is nothing of a national id and only the end of a card, whoever asks', () => {
    expect(shown('national-id', '2648370196')).not.toMatch(/\d/);
    expect(shown('card', '7346')).toBe('•••• 7346');
  });
});
