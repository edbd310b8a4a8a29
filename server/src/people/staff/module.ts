import { auditRoutes, auditSealed, installationActs } from '../../office/audit/index.ts';
import type { Module } from '../../office/module.ts';
import { staffActs } from './acts.ts';
import { events } from './events.ts';
import { routes } from './http.ts';
import { jobs } from './jobs.ts';
import { staffSealed } from './sealed.ts';

/** Accounts, workspaces and access; the audit log is the platform's, its pages are shown beside the colleagues. */
export const staffModule: Module = {
  name: 'staff',
  events,
  routes: [...routes, ...auditRoutes],
  jobs,
  acts: { ...staffActs, ...installationActs },
  sealed: [...staffSealed, ...auditSealed],
};
