import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber } from './day.ts';
import { dayNumberOf, dayOf, instantAt, isTimeZone, startOfDay, timeOf, zoneOffset } from './time-zone.ts';

const hour = 3_600_000;

describe('the day of an instant', () => {
  it('changes at midnight in Tehran', () => {
    expect(dayOf(new Date('2026-03-20T20:29:59.999Z'), 'Asia/Tehran')).toBe('2026-03-20');
    expect(dayOf(new Date('2026-03-20T20:30:00Z'), 'Asia/Tehran')).toBe('2026-03-21');
    expect(dayOf(Date.UTC(2021, 5, 1, 19, 30), 'Asia/Tehran')).toBe('2021-06-02'); // summer time, until 2022
    expect(dayOf(Date.UTC(2023, 5, 1, 19, 30), 'Asia/Tehran')).toBe('2023-06-01'); // and none since
  });

  it.each([
    'Asia/Tehran',
    'Europe/London',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'UTC',
  ])('is the one that the runtime shows in %s', (timeZone) => {
    const shown = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2040, 0) }), (ms) => {
        expect(dayOf(ms, timeZone)).toBe(shown.format(ms));
      }),
      { numRuns: 300 },
    );
  });

  it('throws for what is no instant and no zone', () => {
    expect(() => dayOf(new Date('never'), 'Asia/Tehran')).toThrow(RangeError);
    expect(() => dayOf(0, 'Asia/Isfahan')).toThrow(RangeError);
  });
});

describe('the start of a day', () => {
  it('is local midnight', () => {
    expect(startOfDay('2026-03-21', 'Asia/Tehran').toISOString()).toBe('2026-03-20T20:30:00.000Z');
    expect(startOfDay('2026-03-21', 'UTC').toISOString()).toBe('2026-03-21T00:00:00.000Z');
  });

  it('is 01:00 where Tehran jumped over midnight', () => {
    // 1 Farvardin 1401 ended at 24:00, which was 01:00 of 2 Farvardin.
    const start = startOfDay('2022-03-22', 'Asia/Tehran');
    expect(start.toISOString()).toBe('2022-03-21T20:30:00.000Z');
    expect(timeOf(start, 'Asia/Tehran')).toBe(hour);
    expect(dayOf(start.getTime() - 1, 'Asia/Tehran')).toBe('2022-03-21');
  });

  it('is the end of the gap for a day that a zone left out', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toEqual(startOfDay('2011-12-31', 'Pacific/Apia'));
  });

  it('is the first instant of its day in any zone and year', () => {
    const zone = fc.constantFrom(
      'Asia/Tehran',
      'America/Sao_Paulo',
      'Europe/London',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'America/Havana',
    );
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 24_000 }).map(dayFromNumber), zone, (day, timeZone) => {
        const start = startOfDay(day, timeZone);
        expect(dayOf(start, timeZone)).toBe(day);
        expect(dayOf(start.getTime() - 1, timeZone)).toBe(addDays(day, -1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the time of a zone', () => {
  it('is found and given back', () => {
    expect(instantAt('2026-03-21', 14.5 * hour, 'Asia/Tehran').toISOString()).toBe('2026-03-21T11:00:00.000Z');
    expect(timeOf(Date.UTC(2026, 2, 21, 11), 'Asia/Tehran')).toBe(14.5 * hour);
    expect(zoneOffset(Date.UTC(2026, 2, 21), 'Asia/Tehran')).toBe(3.5 * hour);
  });

  it('shown twice is the first of the two', () => {
    // London, 25 October 2026: 01:30 is shown at 00:30Z and at 01:30Z.
    expect(instantAt('2026-10-25', 1.5 * hour, 'Europe/London').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('jumped over moves forward', () => {
    // London, 29 March 2026: there is no 01:30.
    expect(instantAt('2026-03-29', 1.5 * hour, 'Europe/London').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('of days before zones is the local mean time', () => {
    expect(zoneOffset(Date.UTC(1900, 0), 'Asia/Tehran')).toBe((3 * 60 + 25) * 60_000 + 44_000);
    expect(dayNumberOf(Date.UTC(1970, 0, 1, 12), 'Asia/Tehran')).toBe(0);
  });
});

it('knows the zones of the runtime', () => {
  expect(isTimeZone('Asia/Tehran')).toBe(true);
  for (const name of ['', 'Tehran', 'Asia/Isfahan']) expect(isTimeZone(name)).toBe(false);
});
