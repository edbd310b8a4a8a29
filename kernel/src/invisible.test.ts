import { expect, it } from 'vitest';
import { isInvisible, withoutInvisible } from './invisible.ts';

it('FRONTDOOR 13: every default-ignorable and direction character goes, whatever stands beside it', () => {
  for (let unit = 0; unit < 0x10000; unit++) {
    const character = String.fromCharCode(unit);
    const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u200B]/u.test(character);
    expect(withoutInvisible(`0912${character}3`) === '09123', character).toBe(ignorable);
    // what the quick readers skip is never more than what goes
    if (isInvisible(unit)) expect(ignorable).toBe(true);
  }
  expect(withoutInvisible('0912\u{E0061}3')).toBe('09123');
  expect(withoutInvisible('0912_x000D_')).toBe('0912');
  expect(withoutInvisible('a_x_b')).toBe('a_x_b');
});
