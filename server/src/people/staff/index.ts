/** The door of people/staff: what others may call. */
export { authenticate } from './authenticate.ts';
export { addFigurant } from './commands/add-figurant.ts';
export { adoptWorkspaces, ensureOperator } from './commands/adopt-workspaces.ts';
export { type LinkKind, linkUrl, makeLink } from './commands/make-link.ts';
export { type MadeToken, makeToken, type TokenMaker } from './commands/make-token.ts';
export { noteOnAccount } from './commands/note-on-account.ts';
export { openWorkspace } from './commands/open-workspace.ts';
export { makeOwnerLink } from './commands/owner-link.ts';
export { clearTwoFactor } from './commands/turn-two-factor.ts';
export { isBuiltIn, knownRights, rightsOf } from './rules/rights.ts';
