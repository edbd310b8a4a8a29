import { parseArgs } from 'node:util';
import { isRefusal } from '@peyvand/kernel/refusal';
import { findWorkspace } from '../office/workspace/workspace.ts';
import { isBuiltIn, makeToken, rightsOf, type TokenMaker } from '../people/staff/index.ts';
import { write } from '../spine/write.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { withWritePath } from './open-write-path.ts';
import { print, printJson, tell } from './output.ts';
import { refused, workspaceUnknown } from './workspace.ts';

/** Who holds the machine holds the house: the command line hands out any role, and all rows of it. */
const operator: TokenMaker = { ...rightsOf('owner'), role: 'owner', userId: null };

/** `token create`: makes an API token of a role. The token is shown this once; only its hash is kept. */
export async function runToken(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string', default: 'command line' },
      expires: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { workspace: slug, role, name, expires } = values;
  if (positionals.join(' ') !== 'create' || slug === undefined || role === undefined) throw wrongUsage();
  const expiresAt = expires === undefined ? undefined : readExpiry(expires);
  const database = await openDatabaseForCommand();
  try {
    const token = await withWritePath(database, async (path, pool) => {
      const workspace = await findWorkspace(pool, slug);
      if (workspace === undefined) throw workspaceUnknown(slug);
      const request = { workspaceId: workspace.workspaceId, actor: 'operator', source: 'command' };
      const made = await write(path, request, (w) => makeToken(w, database, operator, { name, role, expiresAt }));
      if (isRefusal(made)) throw refused(made);
      return made.answer.once.token;
    });
    if (values.json) printJson({ token });
    else {
      print(token);
      tell(
        isBuiltIn(role)
          ? `role ${role}, workspace ${slug}; keep it, it is not shown again`
          : 'keep it, it is not shown again',
      );
    }
    return 0;
  } finally {
    await database.close();
  }
}

function readExpiry(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new CommandFailure(
      'token.expiry-unreadable',
      {
        fa: `--expires باید تاریخ یا لحظه باشد (2027-03-20)، نه «${text}».`,
        en: `--expires is a date or an instant (2027-03-20), not "${text}".`,
      },
      WRONG_USAGE,
    );
  return at.toISOString();
}

function wrongUsage(): CommandFailure {
  return new CommandFailure(
    'command.usage',
    {
      fa: 'چنین بنویسید: peyvand token create --workspace SLUG --role ROLE [--name NAME] [--expires DATE] [--json]',
      en: 'Write: peyvand token create --workspace SLUG --role ROLE [--name NAME] [--expires DATE] [--json]',
    },
    WRONG_USAGE,
  );
}
