import { parseArgs } from 'node:util';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { openWorkspace } from '../people/staff/index.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { withWritePath } from './open-write-path.ts';
import { print, printJson } from './output.ts';

/** `workspace create SLUG`: opens a business. Its owner is the operator, from the next start or link on. */
export async function runWorkspace(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [verb, slug, ...more] = positionals;
  if (verb !== 'create' || slug === undefined || more.length > 0) throw wrongUsage();
  const database = await openDatabaseForCommand();
  try {
    const made = await withWritePath(database, (path) => openWorkspace(path, { slug, name: values.name ?? slug }));
    if (isRefusal(made)) throw refused(made);
    if (values.json) printJson({ id: made.workspaceId, slug: made.slug, name: made.name });
    else print(made.slug);
    return 0;
  } finally {
    await database.close();
  }
}

/** A refusal as the end of a command. */
export function refused(refusal: Refusal): CommandFailure {
  return new CommandFailure(refusal.code, refusal.message);
}

export function workspaceUnknown(slug: string): CommandFailure {
  return new CommandFailure('workspace.unknown', {
    fa: `کسب‌وکاری با نشانی «${slug}» نیست. بسازید: peyvand workspace create ${slug}`,
    en: `There is no workspace "${slug}". Make it: peyvand workspace create ${slug}`,
  });
}

function wrongUsage(): CommandFailure {
  return new CommandFailure(
    'command.usage',
    {
      fa: 'چنین بنویسید: peyvand workspace create SLUG [--name NAME] [--json]',
      en: 'Write: peyvand workspace create SLUG [--name NAME] [--json]',
    },
    WRONG_USAGE,
  );
}
