import { expect, it } from 'vitest';
import { sourceOf } from './source.ts';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2a00:1450:4001:82a::200e', '2a00:1450:4001:82a::/64'],
  ['2A00:1450:4001:082A:ffff:ffff:ffff:ffff', '2a00:1450:4001:82a::/64'],
  ['2a00::1', '2a00:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('GATES 6: %s is counted as %s', (address, source) => {
  expect(sourceOf(address)).toBe(source);
});
