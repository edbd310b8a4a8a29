import { type Command, commands } from './commands.ts';
import { print } from './output.ts';
import { languageOf } from './words.ts';

const words = {
  fa: {
    title: 'پیوند: سکوی ارتباط با مشتری',
    usage: 'شیوهٔ کار: peyvand <دستور> [گزینه‌ها]',
    settings: 'تنظیم‌ها با متغیرهای محیطی',
  },
  en: {
    title: 'Peyvand: the relationship platform',
    usage: 'Usage: peyvand <command> [options]',
    settings: 'Settings by environment variables',
  },
};

const settings = 'PORT, HOST, PEYVAND_DATA_DIR, DATABASE_URL, PEYVAND_BASE_URL, PEYVAND_KEY_FILE';

/** The command `help` itself, in the terminal's language. */
export async function runHelp(args: string[]): Promise<number> {
  return printHelp(
    languageOf(args),
    commands.find((command) => command.name === args[0]),
  );
}

/** Prints the list of commands, or how to call one of them. */
export function printHelp(language: 'fa' | 'en', about?: Command): number {
  if (about !== undefined) {
    print(`peyvand ${about.usage}`);
    print(`  ${about.summary[language]}`);
    return 0;
  }
  const say = words[language];
  print(`${say.title}\n${say.usage}\n`);
  for (const command of commands.filter((one) => !one.hidden))
    print(`  ${command.usage}\n      ${command.summary[language]}`);
  print(`\n${say.settings}: ${settings}`);
  return 0;
}
