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
});
