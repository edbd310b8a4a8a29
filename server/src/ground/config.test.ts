import { describe, expect, it } from 'vitest';
import { environmentOf, readConfig } from './config.ts';

describe('the settings', () => {
  it('are handed on whole to a process that works beside this one', () => {
    const config = readConfig({
      PORT: '7400',
      HOST: '0.0.0.0',
      PEYVAND_DATA_DIR: '/srv/peyvand',
      DATABASE_URL: 'postgres://localhost/shop',
      PEYVAND_BASE_URL: 'https://club.example.ir/',
      PEYVAND_KEY_FILE: '/srv/key',
      PEYVAND_DEMO: 'off',
      PEYVAND_ROLE_PREFIX: 'shop',
      PEYVAND_UPLOAD_MB: '5',
      PEYVAND_BACKUP_BEFORE_MIGRATION: 'off',
      PEYVAND_ALLOW_PRIVATE_TARGETS: 'on',
    });
    expect(readConfig(environmentOf(config))).toEqual(config);
    const usual = readConfig({});
    expect(readConfig(environmentOf(usual))).toEqual(usual);
  });

  it.each([
    ['HTTPS://CRM.Example.IR/', 'https://crm.example.ir'],
    ['https://crm.example.ir:8443', 'https://crm.example.ir:8443'],
    [' http://localhost:7300 ', 'http://localhost:7300'],
    ['', 'http://localhost:7300'],
  ])('GATES 17: the base address %j is %s, whatever the case', (given, meant) => {
    expect(readConfig({ PEYVAND_BASE_URL: given }).baseUrl).toBe(meant);
  });

  it.each([
    'notaurl',
    'crm.example.ir',
    'ftp://crm.example.ir',
    'javascript:alert(1)',
    'https://crm.example.ir/app',
    'https://a:b@crm.example.ir',
    'https://crm.example.ir?x=1',
    'https://crm.example.ir#x',
    'https://',
  ])('GATES 17: %j is no base address, and the start says so', (given) => {
    expect(() => readConfig({ PEYVAND_BASE_URL: given })).toThrow(/PEYVAND_BASE_URL must be an address like/);
  });
});
