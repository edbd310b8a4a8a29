import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRequest } from './hash-request.ts';

/** Written down once: keys are kept for days and numbers of orders for ever, so the hash of a request never changes. */
const kept = '{"a":[1,null,"سلام \\"x\\""],"b":{"c":null,"d":true,"é":1.5},"empty":{}}';

/** The same, with its fields in another order at every depth. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, turned(one)]),
  );
}

describe('the hash of a request', () => {
  it('is that of its JSON with the fields in order, without those that are undefined', () => {
    const input = {
      empty: {},
      b: { é: 1.5, d: true, c: null, gone: undefined },
      a: [1, undefined, 'سلام "x"'],
      gone: undefined,
    };
    expect(hashRequest(input)).toEqual(createHash('sha256').update(kept).digest());
  });

  it('does not depend on the order of the fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(hashRequest(turned(value))).toEqual(hashRequest(value));
      }),
    );
  });

  it('differs when a value, a name or the order of a list does', () => {
    const hashes = [{ a: 1 }, { a: '1' }, { b: 1 }, { a: [1, 2] }, { a: [2, 1] }, { a: { b: 1 } }, {}, null].map(
      (one) => hashRequest(one).toString('hex'),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
