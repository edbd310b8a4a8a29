import type { House } from '../../server/src/edge/house.ts';
import { buildServer } from '../../server/src/edge/http/build-server.ts';
import { readConfig } from '../../server/src/ground/config.ts';
import { modules } from '../../server/src/ladder.ts';
import { knownRights } from '../../server/src/people/staff/index.ts';
import type { Description } from './description.ts';

/** Mounting describes; only a request would need a house, and none is made here. */
const noHouse: House = Object.assign(Object.create(null), { config: readConfig({}) });

/**
 * The description that `/api/v1/openapi.json` answers, made of the routes themselves without a database, and which of them
 * take a file as their body.
 */
export async function describeRoutes(): Promise<Description> {
  const routes = modules.flatMap((module) => module.routes ?? []);
  const app = await buildServer(noHouse, routes, async () => ({ signedIn: false, byCookie: false }), knownRights);
  try {
    await app.ready();
    const { paths } = app.swagger() as unknown as Pick<Description, 'paths'>;
    const uploads = routes.filter((route) => route.stream).map((route) => operationOf(route.method, route.path));
    return { paths, uploads: new Set(uploads) };
  } finally {
    await app.close();
  }
}

/** 'POST /purchases/{id}/returns', from a method and a path of either spelling. */
export function operationOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}')}`;
}
