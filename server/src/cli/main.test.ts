import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from './commands.ts';
import { main } from './main.ts';

let said = { out: '', err: '' };
beforeEach(() => {
  said = { out: '', err: '' };
  listen(process.stdout, 'out');
  listen(process.stderr, 'err');
});
afterEach(() => vi.restoreAllMocks());

describe('the command line', () => {
  it('lists every command in the language asked for', async () => {
    expect(await main(['help', '--lang', 'en'])).toBe(0);
    for (const command of commands.filter((one) => !one.hidden)) expect(said.out).toContain(command.summary.en);
    expect(await main(['--lang=fa'])).toBe(0);
    for (const command of commands.filter((one) => !one.hidden)) expect(said.out).toContain(command.summary.fa);
  });

  it('explains one command', async () => {
    await main(['help', 'analyse', '--lang', 'en']);
    expect(said.out).toMatch(/^peyvand analyse FILE --customer COL/);
    said.out = '';
    await main(['migrate', '--help', '--lang', 'en']);
    expect(said.out).toMatch(/^peyvand migrate/);
  });

  it('prints one JSON document with --json', async () => {
    expect(await main(['version', '--json'])).toBe(0);
    expect(JSON.parse(said.out)).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      node: process.versions.node,
    });
  });

  it('proposes the command that was meant, and fails', async () => {
    expect(await main(['analyze', '--lang', 'en'])).toBe(64);
    expect(said.err).toContain('Did you mean analyse?');
    expect(said.out).toBe('');
  });

  it('refuses an option it does not know, in words and as JSON', async () => {
    expect(await main(['version', '--colour', '--json', '--lang', 'fa'])).toBe(64);
    expect(said.err).toContain('گزینهٔ --colour را');
    expect(JSON.parse(said.out).error).toMatchObject({
      code: 'command.usage',
      message: { en: expect.stringContaining('--colour') },
    });
  });

  it('loads every command it lists', async () => {
    for (const command of commands.filter((one) => !one.hidden))
      expect(await command.load(), command.name).toBeTypeOf('function');
  });
});

function listen(stream: NodeJS.WriteStream, name: 'out' | 'err'): void {
  vi.spyOn(stream, 'write').mockImplementation((text) => {
    said[name] += String(text);
    return true;
  });
}
