import { expect, it } from 'vitest';
import { hopsTrusted, isProxy, readTrustProxy } from './trust-proxy.ts';

it('GATES 6: no header of a proxy is believed that nobody named', () => {
  for (const none of [undefined, '', ' ', '0']) expect(readTrustProxy(none)).toBe(false);
  expect(hopsTrusted(false)).toBe(false);
  expect(isProxy(false)('127.0.0.1')).toBe(false);
});

it('GATES 6: named by addresses and networks, or by how many stand in a row', () => {
  const named = readTrustProxy('10.0.0.5, 172.16.0.0/12,fd00::/8');
  const believed = hopsTrusted(named) || (() => false);
  expect(['10.0.0.5', '::ffff:10.0.0.5', '172.31.0.9', 'fd00::7'].map((one) => believed(one, 0))).toEqual(
    Array(4).fill(true),
  );
  expect(['10.0.0.6', '203.0.113.7', 'nonsense', ''].map((one) => believed(one, 0))).toEqual(Array(4).fill(false));
  const two = hopsTrusted(readTrustProxy('2')) || (() => false);
  expect([0, 1, 2].map((hop) => two('203.0.113.7', hop))).toEqual([true, true, false]);
});

it.each(['yes', 'loopback', '10.0.0.0/33', '10.0.0.5;10.0.0.6', '-1', '10.0.0.0/8/8'])(
  'a value like %s stops the start with the name of the variable',
  (text) => {
    expect(() => readTrustProxy(text)).toThrow('PEYVAND_TRUST_PROXY');
  },
);
