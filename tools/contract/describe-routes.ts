import type { House } from '../../server/src/edge/house.ts';
import { buildServer } from '../../server/src/edge/http/build-server.ts';
import type { ApiDescription } from '../../server/src/edge/http/describe-api/openapi.ts';
import { readConfig } from '../../server/src/ground/config.ts';
import { modules } from '../../server/src/ladder.ts';
import { knownRights } from '../../server/src/people/staff/index.ts';
import { gatherEvents } from '../../server/src/spine/gather-events.ts';

/** Mounting describes; only a request would need a house, and none is made here. */
const noHouse: House = Object.assign(Object.create(null), { config: readConfig({}), events: gatherEvents(modules) });

/** The description that `/api/v1/openapi.json` answers, made of the routes themselves without a database. */
export async function describeRoutes(): Promise<ApiDescription> {
  const routes = modules.flatMap((module) => module.routes ?? []);
  const app = await buildServer(noHouse, routes, async () => ({ signedIn: false, byCookie: false }), knownRights);
  try {
    await app.ready();
    return app.swagger() as unknown as ApiDescription;
  } finally {
    await app.close();
  }
}
