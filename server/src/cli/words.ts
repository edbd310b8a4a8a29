/** A sentence of the command line in both languages. */
export type Words = { fa: string; en: string };

/** The language of the terminal: `--lang fa|en`, else LC_ALL, LC_MESSAGES or LANG; English when they say nothing. */
export function languageOf(args: string[], env: NodeJS.ProcessEnv = process.env): 'fa' | 'en' {
  const asked = args.find((arg, index) => arg.startsWith('--lang=') || args[index - 1] === '--lang');
  const locale = asked?.replace('--lang=', '') ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return locale.toLowerCase().startsWith('fa') ? 'fa' : 'en';
}

/** Takes `--lang fa` or `--lang=fa` out of the arguments, so that no command has to know it. */
export function withoutLanguage(args: string[]): string[] {
  return args.filter((arg, index) => arg !== '--lang' && !arg.startsWith('--lang=') && args[index - 1] !== '--lang');
}
