import { describe, expect, it } from 'vitest';
import { qualityCodes, sayLacks, scoreOf } from './quality.ts';

describe('quality of a record', () => {
  it('is the share of the points that apply to its kind', () => {
    expect(scoreOf('person', [])).toBe(100);
    expect(scoreOf('person', qualityCodes)).toBe(0);
    expect(scoreOf('person', ['birthday', 'city'])).toBe(80);
    expect(scoreOf('company', ['birthday', 'full-name'])).toBe(100);
    expect(scoreOf('company', ['named'])).toBe(78);
  });

  it('names the weightiest lack first, in both languages', () => {
    const [first, second] = sayLacks(['city', 'reachable']);
    expect([first?.code, second?.code]).toEqual(['reachable', 'city']);
    expect(first?.words.fa).toMatch(/تلفن/);
  });
});
