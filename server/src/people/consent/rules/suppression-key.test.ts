import { expect, it } from 'vitest';
import { createSecrets } from '../../../ground/secrets.ts';
import { suppressionKey } from './suppression-key.ts';

it('knows an address again in its own business and nowhere else, and cannot be tried out without the key', () => {
  const [ours, another] = [createSecrets('00'.repeat(32)), createSecrets('11'.repeat(32))];
  const key = suppressionKey(ours, 'shop', 'phone +989121234567');
  expect(suppressionKey(ours, 'shop', 'phone +989121234567')).toBe(key);
  const others = [
    suppressionKey(ours, 'other', 'phone +989121234567'),
    suppressionKey(ours, 'shop', 'phone +989121234568'),
    suppressionKey(another, 'shop', 'phone +989121234567'),
  ];
  expect(new Set([key, ...others]).size).toBe(4);
  expect(key).not.toContain('9121234567');
});
