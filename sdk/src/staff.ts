import { accountCalls } from './account.ts';
import { auditCalls } from './audit.ts';
import { type ClientOptions, createClient } from './client.ts';
import { customFieldCalls } from './custom-fields.ts';
import { customerPageCalls } from './customer-page.ts';
import { customerSearchCalls } from './customer-search.ts';
import { customerCalls } from './customers.ts';
import { importCalls } from './imports.ts';
import { latelyCalls } from './lately.ts';
import { measureCalls } from './measures.ts';
import { profileModelCalls } from './profile-models.ts';
import { securityCalls } from './security.ts';
import { sellCalls } from './sell.ts';
import { sessionCalls } from './session.ts';
import { settingsCalls } from './settings.ts';
import { memberCalls } from './staff-members.ts';
import { tokenCalls } from './tokens.ts';
import { webhookCalls } from './webhooks.ts';

/** Everything the staff console may ask of the server, one group of calls a module. */
export function createStaff(options: ClientOptions) {
  const client = createClient(options);
  return {
    client,
    session: sessionCalls(client),
    account: accountCalls(client),
    settings: settingsCalls(client),
    members: memberCalls(client),
    tokens: tokenCalls(client),
    audit: auditCalls(client),
    security: securityCalls(client),
    customFields: customFieldCalls(client),
    webhooks: webhookCalls(client),
    customerSearch: customerSearchCalls(client),
    customers: customerCalls(client),
    customerPage: customerPageCalls(client),
    lately: latelyCalls(client),
    measures: measureCalls(client),
    sell: sellCalls(client),
    imports: importCalls(client),
    profileModels: profileModelCalls(client),
  };
}

export type Staff = ReturnType<typeof createStaff>;
