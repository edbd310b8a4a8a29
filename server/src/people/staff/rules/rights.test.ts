import { describe, expect, it } from 'vitest';
import { isWithin, narrowTo } from './may-grant.ts';
import { builtInRoles, knownRights, listRights, rightsOf } from './rights.ts';

describe('the table of rights', () => {
  it('gives everything, also what later releases add, to the owner alone', () => {
    const holders = Object.keys(builtInRoles).filter((role) => rightsOf(role).rights.has('*'));
    expect(holders).toEqual(['owner']);
    expect(listRights(rightsOf('owner').rights)).toEqual([...knownRights]);
  });

  it('lets a viewer change nothing', () => {
    expect([...rightsOf('viewer').rights].filter((right) => !right.endsWith('.read'))).toEqual([]);
  });

  it('shows a cashier no full phone, mail, national id or birthday', () => {
    expect([...rightsOf('cashier').masked].sort()).toEqual(['birthday', 'email', 'national-id', 'phone']);
  });

  it('knows no role by another name, also none that every object has', () => {
    expect(() => rightsOf('admin')).toThrow(/no built-in role/);
    expect(() => rightsOf('constructor')).toThrow(/no built-in role/);
  });
});

describe('nobody hands out more than she holds', () => {
  it('lets a manager make a seller, and not an owner', () => {
    expect(isWithin(rightsOf('seller'), rightsOf('manager'))).toBe(true);
    expect(isWithin(rightsOf('owner'), rightsOf('manager'))).toBe(false);
    expect(isWithin(rightsOf('owner'), rightsOf('owner'))).toBe(true);
  });

  it('counts the rows and the masked fields too', () => {
    const all = rightsOf('support');
    expect(isWithin({ ...all, scope: 'all' }, { ...all, scope: 'team' })).toBe(false);
    expect(isWithin({ ...all, masked: new Set() }, { ...all, masked: new Set(['phone']) })).toBe(false);
    expect(isWithin({ ...all, masked: new Set(['phone', 'email']) }, { ...all, masked: new Set(['phone']) })).toBe(
      true,
    );
  });

  it('narrows rows and fields to those of the person who asks', () => {
    const narrowed = narrowTo(rightsOf('support'), { scope: 'own', masked: new Set(['phone']) });
    expect(narrowed.scope).toBe('own');
    expect([...narrowed.masked].sort()).toEqual(['national-id', 'phone']);
  });
});
