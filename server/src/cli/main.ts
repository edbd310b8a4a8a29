import { commands, findCommand } from './commands.ts';
import { CommandFailure, reportFailure, WRONG_USAGE } from './failure.ts';
import { languageOf, withoutLanguage } from './words.ts';

/**
 * Runs one command line.
 *
 * @param typed what follows `peyvand`
 * @returns the exit code; 0 only on success
 */
export async function main(typed: string[]): Promise<number> {
  // `peyvand … | head`: a reader who has seen enough is no failure.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const language = languageOf(typed);
  const [name = 'help', ...args] = withoutLanguage(typed);
  try {
    const run = await chooseCommand(name, args, language);
    return await run();
  } catch (error) {
    return reportFailure(error, language, args.includes('--json'));
  }
}

async function chooseCommand(name: string, args: string[], language: 'fa' | 'en'): Promise<() => Promise<number>> {
  const asksForHelp = name === '--help' || name === '-h' || args.includes('--help') || args.includes('-h');
  if (asksForHelp || name === 'help') {
    const { printHelp } = await import('./help.ts');
    const about = name === 'help' ? args[0] : name;
    return async () => printHelp(language, findCommand(about ?? ''));
  }
  const command = findCommand(name === '--version' || name === '-v' ? 'version' : name);
  if (command === undefined) throw unknownCommand(name);
  const run = await command.load();
  return () => run(args);
}

function unknownCommand(name: string): CommandFailure {
  const known = commands.filter((command) => !command.hidden).map((command) => command.name);
  const near = known.find((one) => one.startsWith(name.slice(0, 3)));
  return new CommandFailure(
    'command.unknown',
    {
      fa: `دستور «${name}» را نمی‌شناسم.${near === undefined ? '' : ` شاید ${near}؟`} دستورها: ${known.join('، ')}`,
      en: `There is no command "${name}".${near === undefined ? '' : ` Did you mean ${near}?`} Commands: ${known.join(', ')}`,
    },
    WRONG_USAGE,
  );
}
